package org.ovenproof.generator.run;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.ovenproof.generator.cache.Digest;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Shown;
import org.ovenproof.worker.protocol.Wire;

/** What a page can show of an outcome: two outcomes with the same make the same page. */
public final class SeenOutput {

  private SeenOutput() {}

  /** Whether the page is the same with both. */
  public static boolean isSame(Snippet snippet, Outcome first, Outcome second) {
    return Arrays.equals(bytes(snippet, first), bytes(snippet, second));
  }

  /** Returns the SHA-256 digest, in hexadecimal, of what the page can show. */
  public static String digest(Snippet snippet, Outcome outcome) {
    return new Digest().add(bytes(snippet, outcome)).hex();
  }

  private static byte[] bytes(Snippet snippet, Outcome outcome) {
    Options options = snippet.options();
    List<Shown> seen =
        outcome.shown().stream().filter(shown -> isSeen(options, shown.source())).toList();
    Outcome visible = outcome instanceof Outcome.Completed ? new Outcome.Completed(seen) : outcome;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Wire.write(new DataOutputStream(bytes), visible);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** A sentence may show the value of a snippet whose output is hidden, but not what it printed. */
  private static boolean isSeen(Options options, Shown.Source source) {
    return source == Shown.Source.VALUE
        || options.output()
            && (source == Shown.Source.STDOUT || options.stderr() != Options.Stderr.HIDDEN);
  }
}
