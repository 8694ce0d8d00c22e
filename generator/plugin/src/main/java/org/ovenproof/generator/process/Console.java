package org.ovenproof.generator.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a process writes past the streams of its snippets: the JVM's own words, and native code's.
 * All of it is read, so that the process never waits, and the end of it is kept.
 */
final class Console {

  private static final int KEPT = 2_000;

  private final Thread reader;
  private byte[] end = {};

  private Console(InputStream in) {
    this.reader = new Thread(() -> drain(in), "console of a worker");
    reader.setDaemon(true);
  }

  /** Begins to read. */
  static Console of(Process process) {
    Console console = new Console(process.getInputStream());
    console.reader.start();
    return console;
  }

  private void drain(InputStream in) {
    byte[] piece = new byte[1 << 16];
    try {
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        append(piece, length);
      }
    } catch (IOException ended) {
      // With the process, which is when it is asked for.
    }
  }

  private synchronized void append(byte[] piece, int length) {
    int old = Math.max(0, Math.min(end.length, KEPT - length));
    int more = Math.min(length, KEPT);
    byte[] joined = Arrays.copyOfRange(end, end.length - old, end.length + more);
    System.arraycopy(piece, length - more, joined, old, more);
    end = joined;
  }

  /** Returns the last of what a process wrote that has ended. */
  String lastWords() {
    try {
      // A child that the process has left to itself may hold the stream open.
      reader.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return new String(end, StandardCharsets.UTF_8).strip();
    }
  }
}
