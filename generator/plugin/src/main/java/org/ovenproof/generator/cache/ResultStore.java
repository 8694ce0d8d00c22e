package org.ovenproof.generator.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Wire;

/**
 * Results by key, a file each. Written beside its place and moved there, so that several builds may
 * share a folder; a file that does not fit its own digest is as good as none.
 */
public final class ResultStore {

  private static final int DIGEST_BYTES = 32;

  private final Path folder;

  /** Keeps results in {@code folder}, which need not exist. */
  public ResultStore(Path folder) {
    this.folder = folder.resolve("results");
  }

  /** Returns what is kept under a key. */
  public Optional<Result> read(String key) {
    try {
      byte[] file = Files.readAllBytes(fileOf(key));
      int length = file.length - DIGEST_BYTES;
      if (length <= 0) {
        return Optional.empty();
      }
      byte[] content = Arrays.copyOf(file, length);
      byte[] digest = Arrays.copyOfRange(file, length, file.length);
      if (!Arrays.equals(digest, digestOf(key, content))) {
        return Optional.empty();
      }
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
    Path file = fileOf(key);
    Files.createDirectories(file.getParent());
    Path next = Files.createTempFile(file.getParent(), key, ".new");
    try {
      out.write(digestOf(key, content));
      Files.write(next, bytes.toByteArray());
      ContentDigest.replace(next, file);
    } finally {
      Files.deleteIfExists(next);
    }
  }

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
