package org.ovenproof.worker.protocol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes and reads what is said, and what is kept of it in the cache: a tag byte, then the parts in
 * their order. Both ends are of one version, so there is no other.
 */
public final class Wire {

  /** Changes whenever the bytes do; part of every key of the cache. */
  public static final int VERSION = 6;

  private Wire() {}

  /** Writes a request. */
  public static void write(DataOutput out, Request request) throws IOException {
    if (request instanceof Request.Open open) {
      out.writeByte('O');
      WireParts.writeList(out, open.imports(), WireParts::writeText);
      out.writeLong(open.seed());
    } else if (request instanceof Request.Run run) {
      out.writeByte('R');
      WireParts.writeText(out, run.code());
      out.writeBoolean(run.compileOnly());
      WireParts.writeList(out, List.copyOf(run.later()), WireParts::writeText);
    } else if (request instanceof Request.Suppose suppose) {
      out.writeByte('S');
      WireParts.writeText(out, suppose.code());
      out.writeBoolean(suppose.ran());
      WireParts.writeList(out, List.copyOf(suppose.later()), WireParts::writeText);
    } else {
      out.writeByte('C');
    }
  }

  /** Reads a request. */
  public static Request readRequest(DataInput in) throws IOException {
    byte tag = in.readByte();
    return switch (tag) {
      case 'O' -> new Request.Open(WireParts.readList(in, WireParts::readText), in.readLong());
      case 'R' -> new Request.Run(WireParts.readText(in), in.readBoolean(), readNames(in));
      case 'S' -> new Request.Suppose(WireParts.readText(in), in.readBoolean(), readNames(in));
      case 'C' -> new Request.Close();
      default -> throw WireParts.damaged(tag);
    };
  }

  private static Set<String> readNames(DataInput in) throws IOException {
    return new HashSet<>(WireParts.readList(in, WireParts::readText));
  }

  /** Writes a reply. */
  public static void write(DataOutput out, Reply reply) throws IOException {
    if (reply instanceof Reply.Opened opened) {
      out.writeByte('o');
      WireParts.writeList(out, opened.problems(), WireParts::writeText);
      WireParts.writeList(out, opened.facts(), WireParts::writeText);
    } else if (reply instanceof Reply.Answered answered) {
      out.writeByte('a');
      write(out, answered.outcome());
      out.writeLong(answered.nanos());
      WireParts.writeList(out, answered.late(), Wire::writeLate);
    } else if (reply instanceof Reply.Asking asking) {
      out.writeByte('q');
      WireParts.writeText(out, asking.question());
    } else if (reply instanceof Reply.Closed closed) {
      out.writeByte('c');
      WireParts.writeList(out, closed.leftovers(), WireParts::writeText);
      WireParts.writeList(out, closed.reads(), Wire::writeRead);
    }
  }

  /** Reads a reply. */
  public static Reply readReply(DataInput in) throws IOException {
    byte tag = in.readByte();
    return switch (tag) {
      case 'o' ->
          new Reply.Opened(
              WireParts.readList(in, WireParts::readText),
              WireParts.readList(in, WireParts::readText));
      case 'a' ->
          new Reply.Answered(
              readOutcome(in), in.readLong(), WireParts.readList(in, Wire::readLate));
      case 'q' -> new Reply.Asking(WireParts.readText(in));
      case 'c' ->
          new Reply.Closed(
              WireParts.readList(in, WireParts::readText), WireParts.readList(in, Wire::readRead));
      default -> throw WireParts.damaged(tag);
    };
  }

  private static void writeRead(DataOutput out, Reply.Read read) throws IOException {
    out.writeInt(read.cell());
    out.writeBoolean(read.network());
    WireParts.writeText(out, read.name());
  }

  private static Reply.Read readRead(DataInput in) throws IOException {
    return new Reply.Read(in.readInt(), in.readBoolean(), WireParts.readText(in));
  }

  /**
   * Writes an outcome.
   *
   * @throws IllegalArgumentException if it is one that only the generator can find
   */
  public static void write(DataOutput out, Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.Completed completed) {
      out.writeByte('c');
      WireParts.writeList(out, outcome.shown(), Wire::writeShown);
      WireParts.writeList(out, completed.undeclared(), Wire::writeUndeclared);
    } else if (outcome instanceof Outcome.Rejected rejected) {
      out.writeByte('r');
      WireParts.writeList(out, rejected.errors(), Wire::writeError);
    } else if (outcome instanceof Outcome.Threw threw) {
      out.writeByte('t');
      WireParts.writeList(out, outcome.shown(), Wire::writeShown);
      WireParts.writeText(out, threw.type());
      WireParts.writeText(out, threw.message());
      WireParts.writeList(out, threw.frames(), Wire::writeFrame);
      WireParts.writeList(out, threw.causes(), Wire::writeCause);
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
        case 'c' ->
            new Outcome.Completed(
                WireParts.readList(in, Wire::readShown),
                WireParts.readList(in, Wire::readUndeclared));
        case 'r' -> new Outcome.Rejected(WireParts.readList(in, Wire::readError));
        case 't' ->
            new Outcome.Threw(
                WireParts.readList(in, Wire::readShown),
                WireParts.readText(in),
                WireParts.readText(in),
                WireParts.readList(in, Wire::readFrame),
                WireParts.readList(in, Wire::readCause));
        default -> throw WireParts.damaged(tag);
      };
    } catch (IllegalArgumentException | StackOverflowError impossible) {
      throw new IOException("damaged stream: " + impossible, impossible);
    }
  }

  private static void writeLate(DataOutput out, Late late) throws IOException {
    out.writeInt(late.cell());
    WireParts.writeText(out, late.text());
  }

  private static Late readLate(DataInput in) throws IOException {
    return new Late(in.readInt(), WireParts.readText(in));
  }

  private static void writeError(DataOutput out, Outcome.CompileError error) throws IOException {
    out.writeInt(error.start());
    out.writeInt(error.end());
    WireParts.writeText(out, error.message());
  }

  private static Outcome.CompileError readError(DataInput in) throws IOException {
    return new Outcome.CompileError(in.readInt(), in.readInt(), WireParts.readText(in));
  }

  private static void writeCause(DataOutput out, Outcome.Cause cause) throws IOException {
    out.writeByte(cause.kind().ordinal());
    out.writeByte(cause.depth());
    WireParts.writeText(out, cause.type());
    WireParts.writeText(out, cause.message());
    WireParts.writeList(out, cause.frames(), Wire::writeFrame);
  }

  private static Outcome.Cause readCause(DataInput in) throws IOException {
    int kind = in.readUnsignedByte();
    int depth = in.readUnsignedByte();
    if (kind >= Outcome.Cause.Kind.values().length) {
      throw WireParts.damaged((byte) kind);
    }
    return new Outcome.Cause(
        Outcome.Cause.Kind.values()[kind],
        depth,
        WireParts.readText(in),
        WireParts.readText(in),
        WireParts.readList(in, Wire::readFrame));
  }

  private static void writeUndeclared(DataOutput out, Outcome.Undeclared name) throws IOException {
    out.writeInt(name.cell());
    writeError(out, name.error());
  }

  private static Outcome.Undeclared readUndeclared(DataInput in) throws IOException {
    return new Outcome.Undeclared(in.readInt(), readError(in));
  }

  private static void writeFrame(DataOutput out, Outcome.Frame frame) throws IOException {
    out.writeInt(frame.cell());
    out.writeInt(frame.line());
    WireParts.writeText(out, frame.method());
  }

  private static Outcome.Frame readFrame(DataInput in) throws IOException {
    return new Outcome.Frame(in.readInt(), in.readInt(), WireParts.readText(in));
  }

  private static void writeShown(DataOutput out, Shown shown) throws IOException {
    out.writeByte(shown.source().ordinal());
    OutputWire.writeOutput(out, shown.output());
  }

  private static Shown readShown(DataInput in) throws IOException {
    int source = in.readUnsignedByte();
    if (source >= Shown.Source.values().length) {
      throw WireParts.damaged((byte) source);
    }
    return new Shown(Shown.Source.values()[source], OutputWire.readOutput(in));
  }
}
