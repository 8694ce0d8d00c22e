package org.ovenproof.worker.protocol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ovenproof.display.Drawing;
import org.ovenproof.display.Frames;
import org.ovenproof.display.Gallery;
import org.ovenproof.display.Labelled;
import org.ovenproof.display.Markup;
import org.ovenproof.display.Output;
import org.ovenproof.display.Picture;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;

/**
 * Writes and reads what is said, and what is kept of it in the cache: a tag byte, then the parts in
 * their order. Both ends are of one version, so there is no other.
 */
public final class Wire {

  /** Changes whenever the bytes do; part of every key of the cache. */
  public static final int VERSION = 2;

  /** No part of a message is larger: a longer one is a damaged stream. */
  private static final int MAX_BYTES = 1 << 28;

  private static final int PIECE_BYTES = 1 << 16;

  private Wire() {}

  /** Writes a request. */
  public static void write(DataOutput out, Request request) throws IOException {
    if (request instanceof Request.Open open) {
      out.writeByte('O');
      writeList(out, open.imports(), Wire::writeText);
      out.writeLong(open.seed());
    } else if (request instanceof Request.Run run) {
      out.writeByte('R');
      writeText(out, run.code());
      out.writeBoolean(run.compileOnly());
    } else {
      out.writeByte('C');
    }
  }

  /** Reads a request. */
  public static Request readRequest(DataInput in) throws IOException {
    byte tag = in.readByte();
    return switch (tag) {
      case 'O' -> new Request.Open(readList(in, Wire::readText), in.readLong());
      case 'R' -> new Request.Run(readText(in), in.readBoolean());
      case 'C' -> new Request.Close();
      default -> throw damaged(tag);
    };
  }

  /** Writes a reply. */
  public static void write(DataOutput out, Reply reply) throws IOException {
    if (reply instanceof Reply.Opened opened) {
      out.writeByte('o');
      writeList(out, opened.problems(), Wire::writeText);
    } else if (reply instanceof Reply.Answered answered) {
      out.writeByte('a');
      write(out, answered.outcome());
      out.writeLong(answered.nanos());
    } else if (reply instanceof Reply.Closed closed) {
      out.writeByte('c');
      writeList(out, closed.leftovers(), Wire::writeText);
    }
  }

  /** Reads a reply. */
  public static Reply readReply(DataInput in) throws IOException {
    byte tag = in.readByte();
    return switch (tag) {
      case 'o' -> new Reply.Opened(readList(in, Wire::readText));
      case 'a' -> new Reply.Answered(readOutcome(in), in.readLong());
      case 'c' -> new Reply.Closed(readList(in, Wire::readText));
      default -> throw damaged(tag);
    };
  }

  /**
   * Writes an outcome.
   *
   * @throws IllegalArgumentException if it is one that only the generator can find
   */
  public static void write(DataOutput out, Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.Completed) {
      out.writeByte('c');
      writeList(out, outcome.shown(), Wire::writeShown);
    } else if (outcome instanceof Outcome.Rejected rejected) {
      out.writeByte('r');
      writeList(out, rejected.errors(), Wire::writeError);
    } else if (outcome instanceof Outcome.Threw threw) {
      out.writeByte('t');
      writeList(out, outcome.shown(), Wire::writeShown);
      writeText(out, threw.type());
      writeText(out, threw.message());
      writeList(out, threw.frames(), Wire::writeFrame);
    } else {
      throw new IllegalArgumentException("no worker sends " + outcome);
    }
  }

  /**
   * Reads an outcome.
   *
   * @throws IOException if the bytes are no outcome, whatever else they are
   */
  public static Outcome readOutcome(DataInput in) throws IOException {
    try {
      byte tag = in.readByte();
      return switch (tag) {
        case 'c' -> new Outcome.Completed(readList(in, Wire::readShown));
        case 'r' -> new Outcome.Rejected(readList(in, Wire::readError));
        case 't' ->
            new Outcome.Threw(
                readList(in, Wire::readShown),
                readText(in),
                readText(in),
                readList(in, Wire::readFrame));
        default -> throw damaged(tag);
      };
    } catch (IllegalArgumentException | StackOverflowError impossible) {
      throw new IOException("damaged stream: " + impossible, impossible);
    }
  }

  private static void writeError(DataOutput out, Outcome.CompileError error) throws IOException {
    out.writeInt(error.start());
    out.writeInt(error.end());
    writeText(out, error.message());
  }

  private static Outcome.CompileError readError(DataInput in) throws IOException {
    return new Outcome.CompileError(in.readInt(), in.readInt(), readText(in));
  }

  private static void writeFrame(DataOutput out, Outcome.Frame frame) throws IOException {
    out.writeInt(frame.cell());
    out.writeInt(frame.line());
    writeText(out, frame.method());
  }

  private static Outcome.Frame readFrame(DataInput in) throws IOException {
    return new Outcome.Frame(in.readInt(), in.readInt(), readText(in));
  }

  private static void writeShown(DataOutput out, Shown shown) throws IOException {
    out.writeByte(shown.source().ordinal());
    writeOutput(out, shown.output());
  }

  private static Shown readShown(DataInput in) throws IOException {
    int source = in.readUnsignedByte();
    if (source >= Shown.Source.values().length) {
      throw damaged((byte) source);
    }
    return new Shown(Shown.Source.values()[source], readOutput(in));
  }

  private static void writeOutput(DataOutput out, Output output) throws IOException {
    if (output instanceof Text text) {
      out.writeByte('T');
      writeText(out, text.text());
    } else if (output instanceof Table table) {
      out.writeByte('B');
      writeList(out, table.columns(), Wire::writeText);
      writeList(out, table.rows(), (o, row) -> writeList(o, row, Wire::writeCell));
    } else if (output instanceof Picture picture) {
      out.writeByte('P');
      out.writeInt(picture.width());
      out.writeInt(picture.height());
      out.writeInt(picture.scale());
      writeBytes(out, picture.png());
    } else if (output instanceof Drawing drawing) {
      out.writeByte('D');
      writeText(out, drawing.svg());
    } else if (output instanceof Markup markup) {
      out.writeByte('M');
      writeText(out, markup.html());
    } else if (output instanceof Gallery gallery) {
      out.writeByte('G');
      writeList(out, gallery.items(), Wire::writeLabelled);
    } else if (output instanceof Frames frames) {
      out.writeByte('F');
      writeText(out, frames.parameter());
      writeList(out, frames.frames(), Wire::writeLabelled);
    }
  }

  private static Output readOutput(DataInput in) throws IOException {
    byte tag = in.readByte();
    return switch (tag) {
      case 'T' -> new Text(readText(in));
      case 'B' ->
          new Table(readList(in, Wire::readText), readList(in, i -> readList(i, Wire::readCell)));
      case 'P' -> new Picture(in.readInt(), in.readInt(), in.readInt(), readBytes(in));
      case 'D' -> new Drawing(readText(in));
      case 'M' -> new Markup(readText(in));
      case 'G' -> new Gallery(readList(in, Wire::readLabelled));
      case 'F' -> new Frames(readText(in), readList(in, Wire::readLabelled));
      default -> throw damaged(tag);
    };
  }

  private static void writeLabelled(DataOutput out, Labelled item) throws IOException {
    writeText(out, item.label());
    writeOutput(out, item.output());
  }

  private static Labelled readLabelled(DataInput in) throws IOException {
    return new Labelled(readText(in), readOutput(in));
  }

  private static void writeCell(DataOutput out, Object cell) throws IOException {
    if (cell instanceof Double || cell instanceof Float) {
      out.writeByte('d');
      out.writeDouble(((Number) cell).doubleValue());
    } else if (cell instanceof Integer
        || cell instanceof Long
        || cell instanceof Short
        || cell instanceof Byte) {
      out.writeByte('i');
      out.writeLong(((Number) cell).longValue());
    } else {
      out.writeByte(cell instanceof BigDecimal || cell instanceof BigInteger ? 'n' : 's');
      writeText(out, cell.toString());
    }
  }

  private static Object readCell(DataInput in) throws IOException {
    byte tag = in.readByte();
    return switch (tag) {
      case 'd' -> in.readDouble();
      case 'i' -> in.readLong();
      case 'n' -> new BigDecimal(readText(in));
      case 's' -> readText(in);
      default -> throw damaged(tag);
    };
  }

  private static void writeText(DataOutput out, String text) throws IOException {
    writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String readText(DataInput in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  private static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInput in) throws IOException {
    int length = readLength(in);
    // Piece by piece: a damaged length must not take the memory that it asks for.
    byte[] bytes = new byte[Math.min(length, PIECE_BYTES)];
    in.readFully(bytes);
    while (bytes.length < length) {
      int filled = bytes.length;
      bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * filled));
      in.readFully(bytes, filled, bytes.length - filled);
    }
    return bytes;
  }

  private static <T> void writeList(DataOutput out, List<T> list, Writer<? super T> writer)
      throws IOException {
    out.writeInt(list.size());
    for (T item : list) {
      writer.write(out, item);
    }
  }

  private static <T> List<T> readList(DataInput in, Reader<T> reader) throws IOException {
    int size = readLength(in);
    List<T> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(reader.read(in));
    }
    return list;
  }

  private static int readLength(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MAX_BYTES) {
      throw new IOException("damaged stream: a length of " + length);
    }
    return length;
  }

  private static IOException damaged(byte tag) {
    return new IOException("damaged stream: an unknown tag " + tag);
  }

  @FunctionalInterface
  private interface Writer<T> {
    void write(DataOutput out, T value) throws IOException;
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(DataInput in) throws IOException;
  }
}
