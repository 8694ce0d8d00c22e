package org.ovenproof.worker.output;

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
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.ovenproof.worker.leftovers.Origins;
import org.ovenproof.worker.protocol.Shown;

/**
 * Standard output and standard error of the cell that runs, kept apart from each other, from the
 * channel to the generator, and from what a library prints for itself.
 *
 * <p>A library names the packages whose printing is no part of a page in the resource {@value
 * #CHATTER_RESOURCE}, one prefix a line: ND4J's automatic differentiation tells on standard output
 * what it is about to do.
 */
public final class Streams {

  static final String CHATTER_RESOURCE = "META-INF/ovenproof/chatter";

  /** How many bytes a cell prints before its callers are looked at no more, which takes a while. */
  private static final long MAX_LOOKED_AT = 1 << 20;

  private final List<String> chatter;
  private final Origins origins = new Origins();
  private final PrintStream out = stream(Shown.Source.STDOUT);
  private final PrintStream err = stream(Shown.Source.STDERR);

  /** Standard input: none. A page may have closed the one before it. */
  private InputStream in = InputStream.nullInputStream();

  private Transcript transcript = new Transcript(shown -> {});

  /** How many bytes the cell has printed. */
  private long size;

  private Streams(List<String> chatter) {
    this.chatter = chatter;
  }

  /** Puts streams for cells in the place of those of the process. */
  public static Streams install() {
    Streams streams = new Streams(readChatter());
    streams.restore();
    return streams;
  }

  /** Puts the streams for cells back where a snippet has put other ones in their place. */
  public void restore() {
    in = InputStream.nullInputStream();
    System.setIn(in);
    System.setOut(out);
    System.setErr(err);
  }

  /** Whether a snippet has put other streams in the place of these. */
  public synchronized boolean replaced() {
    return System.in != in || System.out != out || System.err != err;
  }

  /** Sends what is printed from now on to {@code newReceiver}. */
  public void to(Consumer<Shown> newReceiver) {
    flush();
    synchronized (this) {
      transcript.end();
      transcript = new Transcript(newReceiver);
      size = 0;
    }
  }

  /** Shows a value behind what was printed before. */
  public void show(Shown value) {
    flush();
    synchronized (this) {
      transcript.show(value);
    }
  }

  /** Hands on all that the cell has printed. */
  public void end() {
    flush();
    synchronized (this) {
      transcript.end();
    }
  }

  private void flush() {
    // A thread that prints has the lock of its stream when it comes for ours: the same order here.
    out.flush();
    err.flush();
  }

  private PrintStream stream(Shown.Source source) {
    return new Unclosable(new Sink(source));
  }

  /** Returns what tells whose code it is that prints. */
  public Origins origins() {
    return origins;
  }

  private void write(Shown.Source source, byte[] bytes, int offset, int length) {
    OptionalInt late = origins.late();
    if (late.isPresent()) {
      String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
      origins.tell(late.getAsInt(), text);
    } else {
      print(source, bytes, offset, length);
    }
  }

  private synchronized void print(Shown.Source source, byte[] bytes, int offset, int length) {
    if (size > MAX_LOOKED_AT || !isChatter()) {
      size += length;
      transcript.print(source, bytes, offset, length);
    }
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

  /** A stream that outlives a cell that closes it. */
  private static final class Unclosable extends PrintStream {

    private Unclosable(OutputStream target) {
      super(target, false, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      flush();
    }

    /** Returns the text that a stream of the JDK would have: a page may print it. */
    @Override
    public String toString() {
      return PrintStream.class.getName() + "@" + Integer.toHexString(hashCode());
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
