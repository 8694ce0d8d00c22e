package org.ovenproof.worker.code;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The constants of a class file (JVM Specification, 4.4): the names of all classes and methods that
 * its code refers to, and all texts in it. Each has a number, from 1.
 */
public final class ConstantPool {

  /** The tag of a text or name. */
  public static final int TEXT = 1;

  /** The tag of a class, whose {@link #first} is the number of its name. */
  public static final int CLASS = 7;

  /**
   * The tag of a method of a class, whose {@link #first} is the number of the class and whose
   * {@link #second} that of a {@link #NAME_AND_TYPE}.
   */
  public static final int METHOD = 10;

  /** The tag of the name of a method, {@link #first}, with its descriptor, {@link #second}. */
  public static final int NAME_AND_TYPE = 12;

  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  /** Where a class file says how many constants it has. */
  public static final int COUNT = 8;

  private final byte[] classFile;

  /** The position of each constant in the class file; 0 for a number that none has. */
  private final int[] starts;

  private final int end;

  private ConstantPool(byte[] classFile) {
    this.classFile = classFile;
    this.starts = new int[number(COUNT)];
    int next = COUNT + 2;
    for (int index = 1; index < starts.length; index++) {
      starts[index] = next;
      int tag = classFile[next];
      next += 1 + length(tag, next + 1);
      // A number of eight bytes takes two places (4.4.5).
      index += tag == LONG || tag == DOUBLE ? 1 : 0;
    }
    this.end = next;
  }

  /** Returns the constants of a class file, or nothing if it is none. */
  public static Optional<ConstantPool> of(byte[] classFile) {
    try {
      ConstantPool constants = new ConstantPool(classFile);
      return constants.end > classFile.length ? Optional.empty() : Optional.of(constants);
    } catch (ArrayIndexOutOfBoundsException noClass) {
      // The JVM says so when it is to load it.
      return Optional.empty();
    }
  }

  /** Returns how many bytes a constant has behind its tag. */
  private int length(int tag, int position) {
    return switch (tag) {
      case TEXT -> 2 + number(position);
      case LONG, DOUBLE -> 8;
      case 15 -> 3;
      case CLASS, 8, 16, 19, 20 -> 2;
      default -> 4;
    };
  }

  /** Returns the number behind that of the last constant. */
  public int count() {
    return starts.length;
  }

  /** Returns the position behind the last constant. */
  public int end() {
    return end;
  }

  /** Returns the position of a constant, which is that of its tag. */
  public int start(int index) {
    return starts[index];
  }

  /** Whether a number is that of a constant with this tag. */
  public boolean is(int index, int tag) {
    return starts[index] > 0 && classFile[starts[index]] == tag;
  }

  /** Returns the first number that a constant is made of; of a text, how many bytes it has. */
  public int first(int index) {
    return number(starts[index] + 1);
  }

  /** Returns the second number that a constant is made of. */
  public int second(int index) {
    return number(starts[index] + 3);
  }

  /** Returns a text, each of its bytes as a character: the names of the JDK are ASCII. */
  public String text(int index) {
    return new String(classFile, starts[index] + 3, first(index), StandardCharsets.ISO_8859_1);
  }

  private int number(int position) {
    return (classFile[position] & 0xFF) << 8 | classFile[position + 1] & 0xFF;
  }
}
