package org.ovenproof.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Has a class ask {@link OtherTime} where it asks the JDK for the time. All such methods are
 * static, so it is enough to change what their references in the constant pool name (JVM
 * Specification, 4.4): no instruction changes.
 */
final class TimeCalls {

  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;
  private static final int MAX_CONSTANTS = 0xFFFF;

  private static final String OTHER = OtherTime.class.getName().replace('.', '/');

  /** What asks for the time by a name that {@link OtherTime} has too. */
  private static final Map<String, String> SAME_NAME =
      Map.of(
          "currentTimeMillis", "java/lang/System",
          "systemUTC", "java/time/Clock",
          "systemDefaultZone", "java/time/Clock",
          "system", "java/time/Clock");

  /** Names of methods there by what they stand for: class, name and descriptor. */
  private static final Map<String, String> METHODS =
      Arrays.stream(OtherTime.class.getDeclaredMethods())
          .collect(Collectors.toMap(TimeCalls::original, Method::getName));

  private final byte[] classFile;
  private final int count;

  /** Where each constant begins, with its tag. */
  private final int[] starts;

  private final int end;

  private TimeCalls(byte[] classFile) throws IOException {
    this.classFile = classFile;
    DataInputStream in = at(8);
    this.count = in.readUnsignedShort();
    this.starts = new int[count];
    int next = 10;
    for (int index = 1; index < count; index++) {
      starts[index] = next;
      int tag = classFile[next] & 0xFF;
      next +=
          switch (tag) {
            case UTF8 -> 3 + at(next + 1).readUnsignedShort();
            case CLASS, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            case 5, 6 -> 9;
            default -> 5;
          };
      // A number of eight bytes takes two places (4.4.5).
      index += tag == 5 || tag == 6 ? 1 : 0;
    }
    this.end = next;
  }

  /** Returns the class; as it is, where it asks for no time. */
  static byte[] redirected(byte[] classFile) {
    try {
      return new TimeCalls(classFile).redirected();
    } catch (IOException | RuntimeException noClass) {
      // The JVM says so when it is to load it.
      return classFile;
    }
  }

  private byte[] redirected() throws IOException {
    Map<Integer, String> calls = new HashMap<>();
    for (int index = 1; index < count; index++) {
      if (starts[index] > 0 && classFile[starts[index]] == METHOD) {
        String other = METHODS.get(method(index));
        if (other != null) {
          calls.put(index, other);
        }
      }
    }
    if (calls.isEmpty() || count + 2 + 2 * calls.size() > MAX_CONSTANTS) {
      return classFile;
    }
    byte[] changed = classFile.clone();
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(more);
    int next = count;
    out.writeByte(UTF8);
    out.writeUTF(OTHER);
    out.writeByte(CLASS);
    out.writeShort(next);
    int otherClass = next + 1;
    next += 2;
    for (Map.Entry<Integer, String> call : calls.entrySet()) {
      int at = starts[call.getKey()];
      int descriptor = at(starts[at(at + 3).readUnsignedShort()] + 3).readUnsignedShort();
      out.writeByte(UTF8);
      out.writeUTF(call.getValue());
      out.writeByte(NAME_AND_TYPE);
      out.writeShort(next);
      out.writeShort(descriptor);
      put(changed, at + 1, otherClass);
      put(changed, at + 3, next + 1);
      next += 2;
    }
    put(changed, 8, next);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(changed, 0, end);
    more.writeTo(whole);
    whole.write(changed, end, changed.length - end);
    return whole.toByteArray();
  }

  /** Returns class, name and descriptor that a reference to a method names. */
  private String method(int index) throws IOException {
    int at = starts[index];
    int type = at(starts[at(at + 1).readUnsignedShort()] + 1).readUnsignedShort();
    int nameAndType = starts[at(at + 3).readUnsignedShort()];
    return text(type)
        + "."
        + text(at(nameAndType + 1).readUnsignedShort())
        + text(at(nameAndType + 3).readUnsignedShort());
  }

  private String text(int index) throws IOException {
    return at(starts[index] + 1).readUTF();
  }

  private DataInputStream at(int position) {
    return new DataInputStream(
        new ByteArrayInputStream(classFile, position, classFile.length - position));
  }

  private static void put(byte[] bytes, int position, int value) {
    bytes[position] = (byte) (value >> 8);
    bytes[position + 1] = (byte) value;
  }

  /** Returns what a method of {@link OtherTime} stands for: most are {@code now} of their type. */
  private static String original(Method method) {
    String descriptor =
        MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .toMethodDescriptorString();
    if (SAME_NAME.containsKey(method.getName())) {
      return SAME_NAME.get(method.getName()) + "." + method.getName() + descriptor;
    }
    String type = method.getReturnType().getName().replace('.', '/');
    return type + (method.getName().equals("calendar") ? ".getInstance" : ".now") + descriptor;
  }
}
