package org.ovenproof.worker.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Cells of five to eight statements that a seed puts together. */
public final class RandomCells {

  private final Random random;
  private final List<String> numbers = new ArrayList<>(List.of("1"));
  private int names;

  private RandomCells(long seed) {
    this.random = new Random(seed);
  }

  /** Returns five cells whose statements use what was declared before. */
  public static List<String> session(long seed) {
    RandomCells cells = new RandomCells(seed);
    List<String> session = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      session.add(cells.cell());
    }
    return session;
  }

  private String cell() {
    StringBuilder cell = new StringBuilder();
    for (int left = 4 + random.nextInt(4); left > 0; left--) {
      cell.append(statement()).append('\n');
    }
    return cell.append("Math.max(%s, 3)".formatted(number())).toString();
  }

  private String number() {
    return numbers.get(random.nextInt(numbers.size()));
  }

  private String statement() {
    String name = "name" + names++;
    String used = number();
    return switch (random.nextInt(12)) {
      case 0, 1 -> number(name, "int %s = %s * 3;".formatted(name, used));
      case 2 -> "double[] %s = {1, 2, %s};".formatted(name, used);
      case 3 -> number(name + ".size()", "var %s = List.of(%s, 2, 3);".formatted(name, used));
      case 4 -> number(name + "(2)", "int %s(int x) {\n  return x * %s;\n}".formatted(name, used));
      case 5 -> "for (int i = 0; i < 3; i++) {\n  System.out.println(i + %s);\n}".formatted(used);
      case 6, 7 -> "System.out.println(\"n = \" + %s); // %s".formatted(used, name);
      case 8 -> number(name + ".length()", "String %s = \"text \" + %s;".formatted(name, used));
      case 9 ->
          number(
              "new R%s(1, \"b\").a()".formatted(name),
              "record R%s(int a, String b) {}".formatted(name));
      case 10 ->
          number(
              name, "var %s = IntStream.range(0, 9).map(i -> i * %s).sum();".formatted(name, used));
      default -> "if (%s > 4) {\n  System.out.println(\"more\");\n}".formatted(used);
    };
  }

  private String number(String expression, String statement) {
    numbers.add(expression);
    return statement;
  }
}
