package org.ovenproof.worker.protocol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.ovenproof.display.Drawing;
import org.ovenproof.display.Frames;
import org.ovenproof.display.Gallery;
import org.ovenproof.display.Labelled;
import org.ovenproof.display.Markup;
import org.ovenproof.display.Output;
import org.ovenproof.display.Picture;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;

/** Writes and reads what a snippet shows. */
final class OutputWire {

  private OutputWire() {}

  static void writeOutput(DataOutput out, Output output) throws IOException {
    if (output instanceof Text text) {
      out.writeByte(
          switch (text.kind()) {
            case WORDS -> 'T';
            case NUMBER -> 'N';
            case BOOLEAN -> 'Y';
          });
      WireParts.writeText(out, text.text());
    } else if (output instanceof Table table) {
      out.writeByte('B');
      WireParts.writeList(out, table.columns(), WireParts::writeText);
      WireParts.writeList(
          out, table.rows(), (o, row) -> WireParts.writeList(o, row, OutputWire::writeCell));
    } else if (output instanceof Picture picture) {
      out.writeByte('P');
      out.writeInt(picture.width());
      out.writeInt(picture.height());
      out.writeInt(picture.scale());
      WireParts.writeBytes(out, picture.png());
    } else if (output instanceof Drawing drawing) {
      out.writeByte('D');
      WireParts.writeText(out, drawing.svg());
    } else if (output instanceof Markup markup) {
      out.writeByte('M');
      WireParts.writeText(out, markup.html());
    } else if (output instanceof Gallery gallery) {
      out.writeByte('G');
      WireParts.writeList(out, gallery.items(), OutputWire::writeLabelled);
    } else if (output instanceof Frames frames) {
      out.writeByte('F');
      WireParts.writeText(out, frames.parameter());
      WireParts.writeList(out, frames.frames(), OutputWire::writeLabelled);
    }
  }

  static Output readOutput(DataInput in) throws IOException {
    byte tag = in.readByte();
    return switch (tag) {
      case 'T' -> new Text(WireParts.readText(in));
      case 'N' -> new Text(WireParts.readText(in), Text.Kind.NUMBER);
      case 'Y' -> new Text(WireParts.readText(in), Text.Kind.BOOLEAN);
      case 'B' ->
          new Table(
              WireParts.readList(in, WireParts::readText),
              WireParts.readList(in, i -> WireParts.readList(i, OutputWire::readCell)));
      case 'P' -> new Picture(in.readInt(), in.readInt(), in.readInt(), WireParts.readBytes(in));
      case 'D' -> new Drawing(WireParts.readText(in));
      case 'M' -> new Markup(WireParts.readText(in));
      case 'G' -> new Gallery(WireParts.readList(in, OutputWire::readLabelled));
      case 'F' ->
          new Frames(WireParts.readText(in), WireParts.readList(in, OutputWire::readLabelled));
      default -> throw WireParts.damaged(tag);
    };
  }

  private static void writeLabelled(DataOutput out, Labelled item) throws IOException {
    WireParts.writeText(out, item.label());
    writeOutput(out, item.output());
  }

  private static Labelled readLabelled(DataInput in) throws IOException {
    return new Labelled(WireParts.readText(in), readOutput(in));
  }

  private static void writeCell(DataOutput out, Object cell) throws IOException {
    if (cell instanceof Double number) {
      out.writeByte('d');
      out.writeDouble(number);
    } else if (cell instanceof Float number) {
      out.writeByte('f');
      out.writeFloat(number);
    } else if (cell instanceof Integer
        || cell instanceof Long
        || cell instanceof Short
        || cell instanceof Byte) {
      out.writeByte('i');
      out.writeLong(((Number) cell).longValue());
    } else if (cell instanceof Boolean truth) {
      out.writeByte('b');
      out.writeBoolean(truth);
    } else {
      out.writeByte(cell instanceof BigDecimal || cell instanceof BigInteger ? 'n' : 's');
      WireParts.writeText(out, cell.toString());
    }
  }

  private static Object readCell(DataInput in) throws IOException {
    byte tag = in.readByte();
    return switch (tag) {
      case 'd' -> in.readDouble();
      case 'f' -> in.readFloat();
      case 'i' -> in.readLong();
      case 'b' -> in.readBoolean();
      case 'n' -> new BigDecimal(WireParts.readText(in));
      case 's' -> WireParts.readText(in);
      default -> throw WireParts.damaged(tag);
    };
  }
}
