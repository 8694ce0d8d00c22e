package org.ovenproof.worker.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.ovenproof.display.Text;
import org.ovenproof.worker.protocol.Shown;

/**
 * What a cell prints and shows, in its order. Where a stream is longer than a reader would read,
 * its beginning is handed on as it comes, and its end when the cell has ended.
 */
final class Transcript {

  /** How many bytes of a stream are kept of its beginning, and as many of its end. */
  static final int HALF = 32 * 1024;

  private static final int CHUNK = 4 * 1024;

  private final Consumer<Shown> receiver;

  /** What one stream has printed since the other had its turn. */
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private Shown.Source source = Shown.Source.STDOUT;
  private final Map<Shown.Source, Integer> heads = new EnumMap<>(Shown.Source.class);

  /** The ends of those streams whose beginnings are as long as they may be. */
  private final Map<Shown.Source, Tail> tails = new EnumMap<>(Shown.Source.class);

  private final List<Piece> values = new ArrayList<>();

  /** How often a stream or a value has followed upon another one. */
  private long turn;

  private boolean insideLine;

  Transcript(Consumer<Shown> receiver) {
    this.receiver = receiver;
  }

  void print(Shown.Source from, byte[] bytes, int offset, int length) {
    if (from != source) {
      handOn();
      source = from;
      turn++;
    }
    int taken = tails.isEmpty() ? head(from, bytes, offset, length) : 0;
    printed.write(bytes, offset, taken);
    if (taken > 0) {
      insideLine = bytes[offset + taken - 1] != '\n';
    }
    if (taken < length) {
      handOn();
      tails
          .computeIfAbsent(from, each -> new Tail())
          .add(turn, bytes, offset + taken, length - taken);
    }
  }

  /** Returns how much belongs to the beginning, with no character cut in two. */
  private int head(Shown.Source from, byte[] bytes, int offset, int length) {
    int before = heads.getOrDefault(from, 0);
    int taken = Math.min(length, HALF - before);
    while (taken > 0 && taken < length && isInsideCharacter(bytes[offset + taken])) {
      taken--;
    }
    heads.put(from, before + taken);
    return taken;
  }

  private static boolean isInsideCharacter(byte utf8) {
    return (utf8 & 0xC0) == 0x80;
  }

  /** Shows a value behind what was printed before. */
  void show(Shown value) {
    handOn();
    if (tails.isEmpty()) {
      receiver.accept(value);
    } else {
      values.add(new Piece(++turn, value));
      turn++;
    }
  }

  /** Hands on what was printed so far, so that what comes next stands after it. */
  void handOn() {
    if (printed.size() > 0) {
      receiver.accept(new Shown(source, new Text(printed.toString(StandardCharsets.UTF_8))));
      printed.reset();
    }
  }

  /** Hands on all that is left; what is printed from then on is a beginning again. */
  void end() {
    handOn();
    List<Piece> pieces = new ArrayList<>(values);
    tails.forEach((from, tail) -> pieces.addAll(tail.pieces(from, insideLine)));
    pieces.sort(Comparator.comparingLong(Piece::turn));
    pieces.forEach(piece -> receiver.accept(piece.shown));
    values.clear();
    tails.clear();
    heads.clear();
  }

  private record Piece(long turn, Shown shown) {}

  /** The end of a stream. */
  private static final class Tail {

    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private int size;
    private long leftOut;

    private void add(long turn, byte[] bytes, int offset, int length) {
      int skipped = Math.max(0, length - HALF - CHUNK);
      for (int at = skipped; at < length; at += CHUNK) {
        int part = Math.min(CHUNK, length - at);
        Chunk last = chunks.peekLast();
        if (last == null || last.turn != turn || last.bytes.size() + part > CHUNK) {
          last = new Chunk(turn, new ByteArrayOutputStream());
          chunks.add(last);
        }
        last.bytes.write(bytes, offset + at, part);
        size += part;
      }
      leftOut += skipped;
      while (size - chunks.peekFirst().bytes.size() >= HALF) {
        leaveOutFirst();
      }
    }

    private void leaveOutFirst() {
      int first = chunks.removeFirst().bytes.size();
      size -= first;
      leftOut += first;
    }

    /** Returns what is kept, a piece a turn, with a note before it of what is left out. */
    private List<Piece> pieces(Shown.Source from, boolean insideLine) {
      List<Piece> pieces = new ArrayList<>();
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      long turn = chunks.peekFirst().turn;
      if (leftOut > 0) {
        byte[] first = chunks.removeFirst().bytes.toByteArray();
        int start = start(first);
        leftOut += start;
        text.writeBytes(note(insideLine).getBytes(StandardCharsets.UTF_8));
        text.write(first, start, first.length - start);
      }
      for (Chunk chunk : chunks) {
        if (chunk.turn != turn) {
          pieces.add(piece(turn, from, text));
          turn = chunk.turn;
        }
        text.writeBytes(chunk.bytes.toByteArray());
      }
      pieces.add(piece(turn, from, text));
      return pieces;
    }

    /** Returns where the first line begins that is whole, or else the first character. */
    private static int start(byte[] bytes) {
      for (int at = 0; at < bytes.length; at++) {
        if (bytes[at] == '\n') {
          return at + 1;
        }
      }
      int at = 0;
      while (at < bytes.length && isInsideCharacter(bytes[at])) {
        at++;
      }
      return at;
    }

    private String note(boolean insideLine) {
      return String.format(
          Locale.ROOT, "%s… %,d bytes are left out …\n", insideLine ? "\n" : "", leftOut);
    }

    private static Piece piece(long turn, Shown.Source from, ByteArrayOutputStream text) {
      Shown shown = new Shown(from, new Text(text.toString(StandardCharsets.UTF_8)));
      text.reset();
      return new Piece(turn, shown);
    }

    private record Chunk(long turn, ByteArrayOutputStream bytes) {}
  }
}
