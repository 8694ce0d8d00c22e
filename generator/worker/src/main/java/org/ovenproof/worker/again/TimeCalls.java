package org.ovenproof.worker.again;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ovenproof.worker.code.ConstantPool;

/**
 * Has a class ask {@link OtherTime} where it asks the JDK for the time. All such methods are
 * static, so it is enough to change what their references in the {@link ConstantPool} name: no
 * instruction changes.
 */
public final class TimeCalls {

  private static final int MAX_CONSTANTS = 0xFFFF;

  private static final String OTHER = OtherTime.class.getName().replace('.', '/');

  /** Methods of {@link OtherTime} that are called as those of the JDK are, by each its class. */
  private static final Map<String, String> SAME_NAME =
      Map.of(
          "currentTimeMillis", "java/lang/System",
          "systemUTC", "java/time/Clock",
          "systemDefaultZone", "java/time/Clock",
          "system", "java/time/Clock");

  /** The methods of {@link OtherTime}, by class, name and descriptor of those that they replace. */
  private static final Map<String, String> METHODS =
      Arrays.stream(OtherTime.class.getDeclaredMethods())
          .collect(Collectors.toMap(TimeCalls::original, Method::getName));

  private final byte[] classFile;
  private final ConstantPool constants;

  private TimeCalls(byte[] classFile, ConstantPool constants) {
    this.classFile = classFile;
    this.constants = constants;
  }

  /** Returns a class that asks for the other time, or the same one if it asks for none. */
  public static byte[] redirected(byte[] classFile) {
    return ConstantPool.of(classFile)
        .map(constants -> new TimeCalls(classFile, constants).redirected())
        .orElse(classFile);
  }

  private byte[] redirected() {
    Map<Integer, String> calls = new HashMap<>();
    for (int index = 1; index < constants.count(); index++) {
      if (constants.is(index, ConstantPool.METHOD)) {
        String other = METHODS.get(method(index));
        if (other != null) {
          calls.put(index, other);
        }
      }
    }
    if (calls.isEmpty() || constants.count() + 2 + 2 * calls.size() > MAX_CONSTANTS) {
      return classFile;
    }
    try {
      return redirected(calls);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Returns the class with other methods in the place of some.
   *
   * @param calls the names of the other methods, by the numbers of the constants that they replace
   */
  private byte[] redirected(Map<Integer, String> calls) throws IOException {
    byte[] changed = classFile.clone();
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(more);
    int next = constants.count();
    out.writeByte(ConstantPool.TEXT);
    out.writeUTF(OTHER);
    out.writeByte(ConstantPool.CLASS);
    out.writeShort(next);
    int otherClass = next + 1;
    next += 2;
    for (Map.Entry<Integer, String> call : calls.entrySet()) {
      int descriptor = constants.second(constants.second(call.getKey()));
      out.writeByte(ConstantPool.TEXT);
      out.writeUTF(call.getValue());
      out.writeByte(ConstantPool.NAME_AND_TYPE);
      out.writeShort(next);
      out.writeShort(descriptor);
      int at = constants.start(call.getKey());
      put(changed, at + 1, otherClass);
      put(changed, at + 3, next + 1);
      next += 2;
    }
    put(changed, ConstantPool.COUNT, next);
    int end = constants.end();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(changed, 0, end);
    more.writeTo(whole);
    whole.write(changed, end, changed.length - end);
    return whole.toByteArray();
  }

  /** Returns class, name and descriptor that a reference to a method names. */
  private String method(int index) {
    int type = constants.first(constants.first(index));
    int nameAndType = constants.second(index);
    return constants.text(type)
        + "."
        + constants.text(constants.first(nameAndType))
        + constants.text(constants.second(nameAndType));
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
