package org.ovenproof.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ovenproof.display.Text;
import org.ovenproof.worker.protocol.Shown;

/**
 * Standard output and standard error of the cell that runs, kept apart from each other, from the
 * channel to the generator, and from what a library prints for itself.
 *
 * <p>A library names the packages whose printing is no part of a page in the resource {@value
 * #CHATTER_RESOURCE}, one prefix a line: ND4J's automatic differentiation tells on standard output
 * what it is about to do.
 */
final class Streams {

  static final String CHATTER_RESOURCE = "META-INF/ovenproof/chatter";

  /** More than a reader would read; a cell that prints more is cut with a note. */
  static final int MAX_PRINTED_BYTES = 64 * 1024;

  private final List<String> chatter;
  private final PrintStream out = stream(Shown.Source.STDOUT);
  private final PrintStream err = stream(Shown.Source.STDERR);
  private Consumer<Shown> receiver = shown -> {};
  private Printed printed = new Printed(Shown.Source.STDOUT);

  private Streams(List<String> chatter) {
    this.chatter = chatter;
  }

  /** Puts itself in the place of the process's own streams. */
  static Streams install() {
    Streams streams = new Streams(readChatter());
    streams.restore();
    return streams;
  }

  /** Puts itself back, where a snippet has put something else. */
  void restore() {
    System.setOut(out);
    System.setErr(err);
  }

  /** Whether a snippet has put something else in its place. */
  synchronized boolean replaced() {
    return System.out != out || System.err != err;
  }

  /** Sends what is printed from now on to {@code newReceiver}. */
  synchronized void to(Consumer<Shown> newReceiver) {
    flush();
    printed = new Printed(Shown.Source.STDOUT);
    receiver = newReceiver;
  }

  /** Hands on what was printed so far, so that what comes next stands after it. */
  synchronized void flush() {
    out.flush();
    err.flush();
    printed.handOn();
  }

  private PrintStream stream(Shown.Source source) {
    return new PrintStream(new Sink(source), false, StandardCharsets.UTF_8);
  }

  private synchronized void write(Shown.Source source, byte[] bytes, int offset, int length) {
    if (isChatter()) {
      return;
    }
    if (printed.source != source) {
      printed.handOn();
      printed = new Printed(source);
    }
    printed.append(bytes, offset, length);
  }

  /** Whether the code that prints belongs to a package whose printing is no part of a page. */
  private boolean isChatter() {
    if (chatter.isEmpty()) {
      return false;
    }
    Optional<String> caller =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .map(StackWalker.StackFrame::getClassName)
                        .filter(name -> !name.startsWith("java."))
                        .filter(name -> !name.startsWith("sun."))
                        .filter(name -> !name.startsWith("org.ovenproof.worker."))
                        .findFirst());
    return caller.isPresent() && chatter.stream().anyMatch(caller.get()::startsWith);
  }

  private static List<String> readChatter() {
    List<String> prefixes = new ArrayList<>();
    try {
      for (URL url :
          Collections.list(Streams.class.getClassLoader().getResources(CHATTER_RESOURCE))) {
        try (InputStream in = url.openStream()) {
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .forEach(prefixes::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return prefixes;
  }

  /** A stretch of output of one stream. */
  private final class Printed {

    private final Shown.Source source;
    private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    private long dropped;

    private Printed(Shown.Source source) {
      this.source = source;
    }

    private void append(byte[] more, int offset, int length) {
      int taken = Math.min(length, MAX_PRINTED_BYTES - bytes.size());
      bytes.write(more, offset, taken);
      dropped += length - taken;
    }

    private void handOn() {
      if (bytes.size() == 0) {
        return;
      }
      String text = bytes.toString(StandardCharsets.UTF_8);
      if (dropped > 0) {
        text += "\n… %,d more bytes were printed".formatted(dropped);
      }
      bytes.reset();
      dropped = 0;
      receiver.accept(new Shown(source, new Text(text)));
    }
  }

  private final class Sink extends OutputStream {

    private final Shown.Source source;

    private Sink(Shown.Source source) {
      this.source = source;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      Streams.this.write(source, bytes, offset, length);
    }
  }
}
