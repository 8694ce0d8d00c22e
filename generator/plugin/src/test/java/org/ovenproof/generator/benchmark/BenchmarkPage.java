package org.ovenproof.generator.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A page of the benchmark: a seed makes 600 words of prose and five cells of five to eight
 * statements, each of which uses what was declared before.
 */
final class BenchmarkPage {

  private static final int WORDS = 600;
  private static final int CELLS = 5;
  private static final int SENTENCE = 12;

  private static final String[] VOCABULARY = {
    "a",
    "network",
    "learns",
    "from",
    "the",
    "loss",
    "of",
    "each",
    "batch",
    "and",
    "its",
    "weights",
    "follow",
    "gradient",
    "down",
    "to",
    "where",
    "error",
    "is",
    "small"
  };

  private final Random random;
  private final List<String> numbers = new ArrayList<>(List.of("2"));
  private final List<String> cells = new ArrayList<>();
  private int names;

  /** Makes the page of a seed. */
  BenchmarkPage(long seed) {
    random = new Random(seed);
    for (int cell = 0; cell < CELLS; cell++) {
      cells.add(cell());
    }
  }

  /** Returns the code of its cells, from top to bottom. */
  List<String> cells() {
    return List.copyOf(cells);
  }

  /** Returns the page as AsciiDoc. */
  String text(String title) {
    StringBuilder page = new StringBuilder("= " + title + "\n:jbake-type: page\n");
    page.append(":jbake-status: published\n\n");
    for (int cell = 0; cell < CELLS; cell++) {
      page.append("== Part ").append(cell + 1).append("\n\n");
      page.append(prose(WORDS / CELLS)).append('\n');
      page.append("[source%run,java]\n----\n").append(cells.get(cell)).append("\n----\n\n");
    }
    return page.toString();
  }

  private String prose(int words) {
    StringBuilder prose = new StringBuilder();
    for (int word = 1; word <= words; word++) {
      prose.append(VOCABULARY[random.nextInt(VOCABULARY.length)]);
      prose.append(word % SENTENCE == 0 ? ".\n" : " ");
    }
    return prose.toString();
  }

  private String cell() {
    StringBuilder cell = new StringBuilder();
    for (int left = 4 + random.nextInt(4); left > 0; left--) {
      cell.append(statement()).append('\n');
    }
    return cell.append("Math.max(%s, 3)".formatted(number())).toString();
  }

  private String statement() {
    String name = "name" + names++;
    String used = number();
    return switch (random.nextInt(8)) {
      case 0 -> declared(name, "int %s = %s * 3;".formatted(name, used));
      case 1 -> declared(name + ".length", "double[] %s = {1, 2, %s};".formatted(name, used));
      case 2 -> declared(name + ".size()", "var %s = List.of(%s, 2, 3);".formatted(name, used));
      case 3 ->
          declared(name + "(2)", "int %s(int x) {\n  return x * %s;\n}".formatted(name, used));
      case 4 ->
          declared(
              "new R%s(1, \"b\").a()".formatted(name),
              "record R%s(int a, String b) {}".formatted(name));
      case 5 ->
          declared(
              name, "var %s = IntStream.range(0, 9).map(i -> i * %s).sum();".formatted(name, used));
      case 6 -> "for (int i = 0; i < 3; i++) {\n  System.out.println(i + %s);\n}".formatted(used);
      default -> "System.out.println(\"n = \" + %s); // %s".formatted(used, name);
    };
  }

  private String number() {
    return numbers.get(random.nextInt(numbers.size()));
  }

  private String declared(String expression, String statement) {
    numbers.add(expression);
    return statement;
  }
}
