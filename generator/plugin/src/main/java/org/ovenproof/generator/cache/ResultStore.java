package org.ovenproof.generator.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Wire;

/**
 * Results by key, a file each. Written beside its place and moved there, so that several builds may
 * share a folder; a file that does not fit its own digest is as good as none.
 */
public final class ResultStore {

  private static final int DIGEST_BYTES = 32;

  /** A key, or what was to become its file when a build was killed. */
  private static final Pattern FILE =
      Pattern.compile("[0-9a-f]{64}|\\.[0-9a-f]{64}\\.[0-9a-f]{16}\\.new");

  /** Room for some thousand snippets with pictures, of several branches. */
  private static final long LIMIT_BYTES = 512L << 20;

  private final Path folder;
  private final long limitBytes;
  private final AtomicReference<IOException> trouble = new AtomicReference<>();

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
    Path path = fileOf(key);
    try {
      byte[] file = Files.readAllBytes(path);
      int length = file.length - DIGEST_BYTES;
      byte[] content = Arrays.copyOf(file, Math.max(0, length));
      byte[] digest = Arrays.copyOfRange(file, content.length, file.length);
      if (!Arrays.equals(digest, digestOf(key, content))) {
        return damaged(path);
      }
      touch(path);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
      long nanos = in.readLong();
      Provenance provenance = readProvenance(in);
      return Optional.of(new Result(Wire.readOutcome(in), nanos, provenance));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (FileSystemException unreadable) {
      trouble.compareAndSet(null, unreadable);
      return Optional.empty();
    } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
      return damaged(path);
    }
  }

  private static Provenance readProvenance(DataInputStream in) throws IOException {
    Instant made = Instant.ofEpochSecond(in.readLong());
    String processor = in.readUTF();
    List<String> facts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      facts.add(in.readUTF());
    }
    Optional<Instant> confirmed =
        in.readBoolean() ? Optional.of(Instant.ofEpochSecond(in.readLong())) : Optional.empty();
    return new Provenance(made, processor, facts, confirmed);
  }

  private static void write(DataOutputStream out, Provenance provenance) throws IOException {
    out.writeLong(provenance.made().getEpochSecond());
    out.writeUTF(provenance.processor());
    out.writeInt(provenance.facts().size());
    for (String fact : provenance.facts()) {
      out.writeUTF(fact);
    }
    out.writeBoolean(provenance.confirmed().isPresent());
    if (provenance.confirmed().isPresent()) {
      out.writeLong(provenance.confirmed().get().getEpochSecond());
    }
  }

  private Optional<Result> damaged(Path path) {
    trouble.compareAndSet(null, new Damaged(path));
    return Optional.empty();
  }

  /** So that it is not the first one to go; that of another user stays as it is, and serves. */
  private static void touch(Path path) {
    try {
      Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
    } catch (IOException anothers) {
      // It was used all the same.
    }
  }

  /** Returns the first thing that went wrong: what is there cannot be used, or nothing kept. */
  public Optional<IOException> trouble() {
    return Optional.ofNullable(trouble.get());
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
    write(out, result.provenance());
    Wire.write(out, result.outcome());
    byte[] content = bytes.toByteArray();
    out.write(digestOf(key, content));
    try {
      WholeFile.write(fileOf(key), bytes.toByteArray());
    } catch (IOException notKept) {
      trouble.compareAndSet(null, notKept);
      throw notKept;
    }
  }

  /**
   * Deletes what killed builds left half written, and those results that were not used for the
   * longest time, until the rest is small enough.
   */
  public void prune() {
    List<Kept> kept = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(this::isOurs).toList()) {
        if (WholeFile.isLeft(file) && isDeleted(file)) {
          continue;
        }
        kept.add(new Kept(file, Files.getLastModifiedTime(file), Files.size(file)));
      }
      long bytes = kept.stream().mapToLong(Kept::bytes).sum();
      kept.sort(Comparator.comparing(Kept::used));
      for (Kept oldest : kept) {
        if (bytes <= limitBytes) {
          return;
        }
        if (isDeleted(oldest.file())) {
          bytes -= oldest.bytes();
        }
      }
    } catch (IOException | UncheckedIOException anotherBuildPrunes) {
      // What is too much is deleted by the one or the other.
    }
  }

  /** Whoever names a folder for the cache may have files of another kind in it. */
  private boolean isOurs(Path file) {
    Path name = file.getFileName();
    return FILE.matcher(name.toString()).matches()
        && file.getParent().getParent().equals(folder)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isDeleted(Path file) {
    try {
      Files.deleteIfExists(file);
      return true;
    } catch (IOException anothers) {
      return false;
    }
  }

  private record Kept(Path file, FileTime used, long bytes) {}

  private Path fileOf(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key);
  }

  private static byte[] digestOf(String key, byte[] content) {
    return HexFormat.of().parseHex(new Digest().add(key).add(content).hex());
  }

  /** A file that is not as it was written. */
  public static final class Damaged extends FileSystemException {

    private static final long serialVersionUID = 1;

    private Damaged(Path file) {
      super(file.toString(), null, "it is damaged");
    }
  }

  /**
   * What came of a snippet.
   *
   * @param outcome how it ended
   * @param nanos how long it took when it ran, in nanoseconds
   * @param provenance where it is from
   */
  public record Result(Outcome outcome, long nanos, Provenance provenance) {}
}
