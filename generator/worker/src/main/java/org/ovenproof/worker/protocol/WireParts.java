package org.ovenproof.worker.protocol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Writes and reads what messages are made of: texts, bytes and lists, the length of each first. */
final class WireParts {

  /** No part of a message is larger: a longer one is a damaged stream. */
  private static final int MAX_BYTES = 1 << 26;

  private static final int MAX_ITEMS = 1_000_000;

  private static final int PIECE_BYTES = 1 << 16;

  private WireParts() {}

  static void writeText(DataOutput out, String text) throws IOException {
    writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static String readText(DataInput in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] readBytes(DataInput in) throws IOException {
    int length = readLength(in, MAX_BYTES);
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

  static <T> void writeList(DataOutput out, List<T> list, Writer<? super T> writer)
      throws IOException {
    if (list.size() > MAX_ITEMS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "a list of %,d, and a page takes %,d", list.size(), MAX_ITEMS));
    }
    out.writeInt(list.size());
    for (T item : list) {
      writer.write(out, item);
    }
  }

  static <T> List<T> readList(DataInput in, Reader<T> reader) throws IOException {
    int size = readLength(in, MAX_ITEMS);
    List<T> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(reader.read(in));
    }
    return list;
  }

  private static int readLength(DataInput in, int max) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > max) {
      throw new IOException("damaged stream: a length of " + length);
    }
    return length;
  }

  static IOException damaged(byte tag) {
    return new IOException("damaged stream: an unknown tag " + tag);
  }

  @FunctionalInterface
  interface Writer<T> {
    void write(DataOutput out, T value) throws IOException;
  }

  @FunctionalInterface
  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }
}
