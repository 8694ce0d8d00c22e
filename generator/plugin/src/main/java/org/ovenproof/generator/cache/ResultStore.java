package org.ovenproof.generator.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Wire;

/**
 * Results by key, a file each. Written beside its place and moved there, so that several builds may
 * share a folder; a file that does not fit its own digest is as good as none.
 */
public final class ResultStore {

  private static final int DIGEST_BYTES = 32;

  /** Room for some thousand snippets with pictures, of several branches. */
  private static final long LIMIT_BYTES = 512L << 20;

  private final Path folder;
  private final long limitBytes;

  /** Keeps results in {@code folder}, which need not exist. */
  public ResultStore(Path folder) {
    this(folder, LIMIT_BYTES);
  }

  ResultStore(Path folder, long limitBytes) {
    this.folder = folder.resolve("results");
    this.limitBytes = limitBytes;
  }

  /** Returns what is kept under a key. */
  public Optional<Result> read(String key) {
    try {
      Path path = fileOf(key);
      byte[] file = Files.readAllBytes(path);
      int length = file.length - DIGEST_BYTES;
      if (length <= 0) {
        return Optional.empty();
      }
      byte[] content = Arrays.copyOf(file, length);
      byte[] digest = Arrays.copyOfRange(file, length, file.length);
      if (!Arrays.equals(digest, digestOf(key, content))) {
        return Optional.empty();
      }
      Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
      long nanos = in.readLong();
      return Optional.of(new Result(Wire.readOutcome(in), nanos));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Keeps a result.
   *
   * @throws IOException if it cannot, for instance on a full disk; what was kept before stands
   */
  public void write(String key, Result result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(result.nanos());
    Wire.write(out, result.outcome());
    byte[] content = bytes.toByteArray();
    out.write(digestOf(key, content));
    WholeFile.write(fileOf(key), bytes.toByteArray());
  }

  /**
   * Deletes those results that were not used for the longest time, until the rest is small enough.
   */
  public void prune() {
    List<Kept> kept = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        kept.add(new Kept(file, Files.getLastModifiedTime(file), Files.size(file)));
      }
      long bytes = kept.stream().mapToLong(Kept::bytes).sum();
      kept.sort(Comparator.comparing(Kept::used));
      for (Kept oldest : kept) {
        if (bytes <= limitBytes) {
          return;
        }
        Files.deleteIfExists(oldest.file());
        bytes -= oldest.bytes();
      }
    } catch (IOException | UncheckedIOException anotherBuildPrunes) {
      // What is too much is deleted by the one or the other.
    }
  }

  private record Kept(Path file, FileTime used, long bytes) {}

  private Path fileOf(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key);
  }

  private static byte[] digestOf(String key, byte[] content) {
    return HexFormat.of().parseHex(new Digest().add(key).add(content).hex());
  }

  /**
   * What came of a snippet.
   *
   * @param outcome how it ended
   * @param nanos how long it took when it ran, in nanoseconds
   */
  public record Result(Outcome outcome, long nanos) {}
}
