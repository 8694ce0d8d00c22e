package org.ovenproof.worker.compiler;

import java.util.Set;
import org.ovenproof.worker.code.CellNames;

/** The classes that JShell makes of the parts of a cell: the same names, members and lines. */
final class Wrapped {

  private static final String RUN_HEAD =
      "public static java.lang.Object " + CellNames.RUN + "() throws java.lang.Throwable { ";

  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double");

  private final Part part;
  private final String type;

  private Wrapped(Part part, String type) {
    this.part = part;
    this.type = type;
  }

  /**
   * Returns the code of a class; what the author wrote begins on the second line.
   *
   * @param name what JShell's variable is called, for an expression that has one
   * @param type the type of the variable
   */
  static String code(Part part, String className, String name, String type) {
    return "class " + className + " { " + new Wrapped(part, type).body(name) + "\n}";
  }

  private String body(String name) {
    return switch (part.kind()) {
      case VARIABLE -> variable();
      case METHOD, TYPE -> "public static\n" + part.source();
      case NAMED_VALUE -> RUN_HEAD + "return " + value() + "; }";
      case VALUE -> kept(name);
      case CALL -> type.equals(Probe.VOID) ? called() : kept(name);
      case STATEMENT -> statement("return null;");
      case THROW -> statement("");
      case IMPORT -> throw new IllegalStateException("an import has no class");
    };
  }

  private String statement(String end) {
    return RUN_HEAD + "\n" + part.source() + "\n" + end + " }";
  }

  /** The last call of a cell may lack its semicolon. */
  private String called() {
    return RUN_HEAD + value() + "; return null; }";
  }

  private String kept(String name) {
    return "public static %s %s; %s return %s = %s; }"
        .formatted(type, name, RUN_HEAD, name, value());
  }

  private String variable() {
    String name = part.name();
    String field = "public static " + type + " " + name + "; ";
    if (part.start() < 0) {
      return field + RUN_HEAD + "return %s = %s; }".formatted(name, unset());
    }
    int at = Math.max(0, part.source().lastIndexOf(name, part.start() - 1));
    String toName = "\n".repeat(lines(0, at) + 1);
    String toValue = "\n".repeat(lines(at, part.start()));
    boolean inferred = part.type() == null && !PRIMITIVES.contains(type);
    String assigned = " = " + toValue + part.value() + "\n; ";
    // A frame of each of the two methods stands on the line that JShell gives it.
    return inferred
        ? field
            + RUN_HEAD
            + toName
            + "return %s = %s(); } ".formatted(name, CellNames.INFER)
            + "private static <$> $ %s() throws java.lang.Throwable { ".formatted(CellNames.INFER)
            + type
            + " $_"
            + assigned
            + "@java.lang.SuppressWarnings(\"unchecked\") $ $__ = ($) $_; return $__; }"
        : field
            + RUN_HEAD
            + toName
            + "%s %s_".formatted(type, name)
            + assigned
            + "return %s = %1$s_; }".formatted(name);
  }

  /** Returns the value of a variable to which the author assigns none. */
  private String unset() {
    return switch (type) {
      case "boolean" -> "false";
      case "byte", "short", "int" -> "0";
      case "char" -> "'\\u0000'";
      case "long" -> "0L";
      case "float" -> "0.0f";
      case "double" -> "0.0d";
      default -> "null";
    };
  }

  /** Returns the expression on the lines where the author wrote it, counted from the second. */
  private String value() {
    return "\n".repeat(lines(0, part.start()) + 1) + part.value() + "\n";
  }

  private int lines(int from, int to) {
    return Math.toIntExact(
        part.source().substring(from, to).chars().filter(c -> c == '\n').count());
  }
}
