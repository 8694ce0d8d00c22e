package org.ovenproof.generator.takehome;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.check.ProofFile;
import org.ovenproof.generator.output.OutputText;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.run.Progress;
import org.ovenproof.generator.settings.SettingsReader;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.site.Site;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;

/** What a reader takes home of a small site. */
@Timeout(120)
class TakeHomeTest {

  private static final Path GUIDE = Path.of("../..").toAbsolutePath().normalize();

  private static final String PAGE =
      """
      = %s

      [#first]
      == One & two

      [source%%run,java,id=sum]
      .A `sum` & more
      ----
      int answer = 40;
      answer + 2
      ----

      [source%%run,java,id=chain]
      ----
      var words = List.of("a", "b", "a")
          .stream() // one by one
          .distinct()

          .toList();
      if (words.isEmpty()) {
        System.out.println("none");
      }
      else {
        System.out.println("some");
      }
      System.err.println("told");
      words
          .size()
      ----

      [source%%run,java,id=text]
      ----
      var text = \"""
          one
          .two
          \""";
      text.strip()
      ----

      [source%%run,java,id=table]
      ----
      import static org.ovenproof.display.Display.display;
      display("before");
      Table.of("name", "count").row("conv", 208).row("dense", 1028)
      ----

      [source%%run,java,id=helper]
      ----
      void twice(int x) {
        display(2 * x);
      }
      twice(answer)
      ----

      [source%%run,java,id=silent,output=false]
      ----
      int[] squares = {1, 4, 9};
      squares.length
      ----

      [source%%run,java,id=skipped,eval=false]
      ----
      System.out.println("never");
      ----

      [source%%run,java,id=refused,error=compile]
      ----
      int broken = (answer
      ----

      [source%%run,java,id=thrown,error=ArithmeticException]
      ----
      answer / 0
      ----

      [source%%run,java,id=picture,alt="A dot"]
      ----
      import java.awt.image.BufferedImage;
      var dot = Picture.of(new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB), 8);
      Frames.over("step").with("1", dot).with("2", dot)
      ----

      [source%%run,java,id=drawing,alt="Nothing drawn"]
      ----
      new Drawing("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'></svg>")
      ----

      [source%%run,java,id=apart,session=other]
      ----
      String answer = "of another session";
      answer
      ----
      """;

  /** Names declared again and before they are declared, classes of all kinds, and failures. */
  private static final String DECLARED =
      """
      = Declared

      [source%run,java]
      ----
      int step() { return 1; }
      class Counter {
        static int n = 0;
        static int next() { return n += step(); }
      }
      Counter.next();
      Counter.next()
      ----

      [source%run,java]
      ----
      int step() { return 10; }
      Counter.next()
      ----

      [source%run,java]
      ----
      boolean even(int n) { return n == 0 || odd(n - 1); }
      ----

      [source%run,java]
      ----
      boolean odd(int n) { return n != 0 && even(n - 1); }
      System.out.println("even: " + even(10));
      odd(10)
      ----

      [source%run,java]
      ----
      import java.util.function.*;
      int k = 3;
      IntUnaryOperator add = n -> n + k;
      add.applyAsInt(1)
      ----

      [source%run,java]
      ----
      int k = 100;
      add.applyAsInt(1)
      ----

      [source%run,java]
      ----
      String k = "text";
      k + k.length()
      ----

      [source%run,java]
      ----
      int count;
      count
      ----

      [source%run,java]
      ----
      sealed interface Shape {}
      record Circle(double r) implements Shape {
        Circle {
          if (r < 0) {
            throw new IllegalArgumentException("r: " + r);
          }
        }
      }
      non-sealed interface Free extends Shape { default String name() { return "free"; } }
      abstract non-sealed class Drawn implements Shape {
        private final String name;
        Drawn(String name) { this.name = name; }
        public String toString() { return "drawn " + name; }
      }
      record Star(int points) implements Free {}
      class Line extends Drawn { Line() { super("line"); } }
      "" + new Circle(1) + new Line() + new Star(5).name()
      ----

      [source%run,java,error=IllegalArgumentException]
      ----
      System.out.println("before it");
      new Circle(-1)
      ----

      [source%run,java]
      ----
      record Star(int points) implements Free { int twice() { return 2 * points; } }
      enum Size { SMALL, LARGE; Size other() { return values()[1 - ordinal()]; } }
      interface Named { String name(); }
      <T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) > 0 ? a : b; }
      "" + new Star(6).twice() + Size.SMALL.other() + larger("a", "b")
      ----

      [source%run,java,error=compile]
      ----
      int wrong = "text";
      ----

      [source%run,java]
      ----
      for (int i = 0; i < 3; i++) {
        if (i == 1) {
          continue;
        }
        System.out.print(i + " ");
      }
      System.out.println();
      int i = 7, j = 8;
      new int[] {i, j}
      ----

      [source%run,java]
      ----
      try {
        Object o = null;
        o.toString();
      } catch (NullPointerException e) {
        System.out.println("caught");
      } finally {
        System.out.println("at last");
      }
      new Object() { int twice(int n) { return 2 * n; } }.twice(21)
      ----
      """;

  /** What the cells of the page's own session show, in order. */
  private static final List<String> PRINTED =
      List.of(
          "42",
          "some",
          "2",
          "one",
          ".two",
          "before",
          "name   count",
          "conv     208",
          "dense   1028",
          "80",
          "step 1: picture of 4 x 2 pixels",
          "step 2: picture of 4 x 2 pixels",
          "drawing (SVG of 64 characters)");

  private static Path project;
  private static Map<String, byte[]> files;

  /** What the cells of the second page show, in order, but for what fails. */
  private static List<String> shown;

  @BeforeAll
  static void bake(@TempDir Path folder) throws Exception {
    project = folder;
    write(
        "jbake.properties",
        "site.languages=ko,en\ntemplate.page.file=page.peb\nsnippets.cache=off\n");
    write(
        "templates/page.peb",
        "<head></head>{% for file in page.downloads %}[{{ file.href }}|{{ file.label }}]"
            + "{% endfor %}{{ page.body | raw }}");
    for (String language : List.of("ko", "en")) {
      Path words = Path.of("templates/text/" + language + ".properties");
      write(words.toString(), Files.readString(GUIDE.resolve(words)));
      write("content/" + language + "/page.adoc", PAGE.formatted("한 쪽"));
      write("content/" + language + "/declared.adoc", DECLARED);
      write("content/" + language + "/prose.adoc", "= Prose\n\nOnly words.\n");
    }
    try (Site site = new Site(settings(), Progress.UNSEEN)) {
      files = new TreeMap<>(site.render(site.prove()));
      site.publish(site.latestProof());
      shown = shownOn(site.latestProof(), "en/declared.html");
    }
  }

  @Test
  void a_plain_jshell_prints_what_the_page_shows() throws Exception {
    Ran ran = jshell("target/site/ko/page.jsh");
    assertThat(ran.out().lines()).containsExactlyElementsOf(PRINTED);
    assertThat(ran.err()).contains("told", "/ by zero").doesNotContain("cannot find symbol");
    String html = text("ko/page.html");
    assertThat(html)
        .contains(">\n42</pre>", ">\nsome\n<span class=\"stderr\"", ">\n80</pre>", "1028</td>");
  }

  @Test
  void what_is_declared_again_or_later_or_fails_is_in_jshell_as_on_the_page() throws Exception {
    Ran ran = jshell("target/site/en/declared.jsh");
    assertThat(ran.out().lines().map(String::stripTrailing)).containsExactlyElementsOf(shown);
    assertThat(shown)
        .contains(
            "12", "even: true", "101", "text4", "Circle[r=1.0]drawn linefree", "[7, 8]", "42");
    assertThat(ran.err()).contains("r: -1.0").doesNotContain("cannot find symbol");
  }

  @Test
  void another_session_has_a_script_of_its_own() throws Exception {
    Ran ran = jshell("target/site/en/page.2.jsh");
    assertThat(ran.out()).isEqualTo("of another session\n");
    assertThat(ran.err()).doesNotContain("Error");
  }

  @Test
  void the_first_lines_say_how_to_run_it_and_open_the_class_path() {
    assertThat(text("ko/page.jsh").lines())
        .startsWith("// 한 쪽", "//")
        .contains("//     jshell target/site/ko/page.jsh", "/open target/snippets/classpath.jsh")
        .contains("import java.util.*;", "// [sum]: A sum & more", "// One & two");
    assertThat(text("ko/page.jsh").lines().limit(4)).anyMatch(line -> line.contains("jshell로"));
    assertThat(text("en/page.jsh")).contains("for the jshell of a JDK 17 or later");
  }

  @Test
  void what_does_not_run_is_a_comment() {
    assertThat(text("en/page.jsh"))
        .contains(
            "// This code is shown but not run.\n// System.out.println(\"never\");\n",
            "// This fails, as it does on the page:\n// CompilationError: ",
            "// int broken = (answer\n",
            "// ArithmeticException: / by zero\nanswer / 0\n");
  }

  @Test
  void a_page_links_to_its_files_and_a_page_without_snippets_has_none() {
    assertThat(text("en/page.html"))
        .contains(
            "[../en/page.jsh|The code of this page for jshell]",
            "[../en/page.ipynb|Jupyter notebook, results included]",
            "[../en/page.2.jsh|The code of this page for jshell (other)]",
            "[../en/page.2.ipynb|Jupyter notebook, results included (other)]");
    assertThat(text("en/prose.html")).doesNotContain("[");
    assertThat(files.keySet()).doesNotContain("en/prose.jsh", "en/prose.ipynb");
    assertThat(project.resolve("target/site/ko/page.2.ipynb")).exists();
  }

  @Test
  void nothing_of_the_machine_is_in_the_files_and_they_are_the_same_every_time() throws Exception {
    for (String name : List.of("page.jsh", "page.2.jsh", "page.ipynb", "page.2.ipynb")) {
      assertThat(text("ko/" + name))
          .doesNotContain(
              project.toString(), System.getProperty("user.home"), System.getProperty("java.home"));
    }
    try (Site site = new Site(settings(), Progress.UNSEEN)) {
      Map<String, byte[]> again = site.render(site.prove());
      files.forEach(
          (address, bytes) -> {
            if (!address.equals(ProofFile.ADDRESS)) {
              assertThat(again.get(address)).as(address).isEqualTo(bytes);
            }
          });
    }
  }

  @Test
  void the_notebook_has_what_nbformat_4_5_requires() {
    for (String name : List.of("ko/page.ipynb", "en/page.ipynb", "en/page.2.ipynb")) {
      NotebookFormat.check(notebook(name));
    }
  }

  @Test
  void the_notebook_has_the_outputs_of_the_page() {
    Map<String, JsonArray> outputs = new TreeMap<>();
    for (JsonElement each : notebook("en/page.ipynb").getAsJsonArray("cells")) {
      JsonObject cell = each.getAsJsonObject();
      if (cell.get("cell_type").getAsString().equals("code")) {
        String first = cell.getAsJsonArray("source").get(0).getAsString().strip();
        outputs.put(first, cell.getAsJsonArray("outputs"));
      }
    }
    JsonObject sum = outputs.get("int answer = 40;").get(0).getAsJsonObject();
    assertThat(sum.get("output_type").getAsString()).isEqualTo("execute_result");
    assertThat(joined(sum.getAsJsonObject("data").get("text/plain"))).isEqualTo("42");
    assertThat(types(outputs.get("var words = List.of(\"a\", \"b\", \"a\")")))
        .containsExactly("stream", "stream", "execute_result");
    JsonArray table = outputs.get("import static org.ovenproof.display.Display.display;");
    assertThat(types(table)).containsExactly("display_data", "execute_result");
    assertThat(joined(table.get(1).getAsJsonObject().getAsJsonObject("data").get("text/html")))
        .contains("<th scope=\"col\">name</th>");
    assertThat(outputs.get("int[] squares = {1, 4, 9};")).isEmpty();
    JsonObject refused = outputs.get("int broken = (answer").get(0).getAsJsonObject();
    assertThat(refused.get("ename").getAsString()).isEqualTo("CompilationError");
    JsonObject thrown = outputs.get("answer / 0").get(0).getAsJsonObject();
    assertThat(thrown.get("evalue").getAsString()).isEqualTo("/ by zero");
    JsonArray frames = outputs.get("import java.awt.image.BufferedImage;");
    assertThat(types(frames)).hasSize(4).containsOnly("display_data");
    String png =
        frames.get(1).getAsJsonObject().getAsJsonObject("data").get("image/png").getAsString();
    assertThat(Base64.getDecoder().decode(png)).startsWith(0x89, 'P', 'N', 'G');
    assertThat(text("en/page.ipynb")).contains("image/svg+xml", "# One", "shown but not run");
  }

  private static List<String> shownOn(Proof proof, String address) {
    Page page = proof.pages().stream().filter(each -> each.uri().equals(address)).findFirst().get();
    List<String> lines = new ArrayList<>();
    for (Snippet snippet : page.snippets()) {
      Outcome outcome = proof.snippets().execution(snippet).outcome();
      // What fails is told on standard error.
      if (!(outcome instanceof Outcome.Rejected)) {
        lines.addAll(OutputText.of(new Outcome.Completed(outcome.shown())));
      }
    }
    return lines;
  }

  private static List<String> types(JsonArray outputs) {
    List<String> types = new ArrayList<>();
    outputs.forEach(each -> types.add(each.getAsJsonObject().get("output_type").getAsString()));
    return types;
  }

  private static String joined(JsonElement lines) {
    StringBuilder text = new StringBuilder();
    lines.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }

  private static JsonObject notebook(String address) {
    return JsonParser.parseString(text(address)).getAsJsonObject();
  }

  private static String text(String address) {
    return new String(files.get(address), StandardCharsets.UTF_8);
  }

  private static SiteSettings settings() throws Exception {
    return new SettingsReader(
            project, Map.of("snippets.imports", "java.util.*,org.ovenproof.display.*"))
        .read(project.resolve("target/site"), project.resolve("target"), List.of());
  }

  private static void write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Runs a script as its first lines say, in the project's folder. */
  private static Ran jshell(String script) throws IOException, InterruptedException {
    Path end = project.resolve("end.jsh");
    Files.writeString(end, "/exit\n");
    Path out = Files.createTempFile(project, "out", ".txt");
    Path err = Files.createTempFile(project, "err", ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jshell").toString(),
                "-J-Dfile.encoding=UTF-8",
                // Its history is not the developer's.
                "-J-Djava.util.prefs.userRoot=" + project.resolve("prefs"),
                "-R-Djava.awt.headless=true",
                script,
                end.toString())
            .directory(project.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new Ran(Files.readString(out), Files.readString(err));
  }

  /**
   * What a run printed.
   *
   * @param out to standard output
   * @param err to standard error
   */
  private record Ran(String out, String err) {}

  /** The requirements of the JSON schema of nbformat 4.5 that can apply to our notebooks. */
  private static final class NotebookFormat {

    private static void check(JsonObject notebook) {
      assertThat(notebook.keySet())
          .containsExactlyInAnyOrder("metadata", "nbformat_minor", "nbformat", "cells");
      assertThat(notebook.get("nbformat").getAsInt()).isEqualTo(4);
      assertThat(notebook.get("nbformat_minor").getAsInt()).isGreaterThanOrEqualTo(5);
      JsonObject metadata = notebook.getAsJsonObject("metadata");
      assertThat(metadata.getAsJsonObject("kernelspec").keySet()).contains("name", "display_name");
      assertThat(metadata.getAsJsonObject("language_info").keySet()).contains("name");
      Set<String> ids = new HashSet<>();
      for (JsonElement each : notebook.getAsJsonArray("cells")) {
        JsonObject cell = each.getAsJsonObject();
        assertThat(cell.get("id").getAsString()).matches("[a-zA-Z0-9_-]{1,64}");
        assertThat(ids.add(cell.get("id").getAsString())).isTrue();
        multiline(cell.get("source"));
        if (cell.get("cell_type").getAsString().equals("code")) {
          assertThat(cell.keySet())
              .containsExactlyInAnyOrder(
                  "id", "cell_type", "metadata", "source", "outputs", "execution_count");
          assertThat(cell.get("execution_count").getAsInt()).isPositive();
          cell.getAsJsonArray("outputs").forEach(output -> output(output.getAsJsonObject()));
        } else {
          assertThat(cell.get("cell_type").getAsString()).isEqualTo("markdown");
          assertThat(cell.keySet())
              .containsExactlyInAnyOrder("id", "cell_type", "metadata", "source");
        }
      }
    }

    private static void output(JsonObject output) {
      switch (output.get("output_type").getAsString()) {
        case "stream" -> {
          assertThat(output.keySet()).containsExactlyInAnyOrder("output_type", "name", "text");
          multiline(output.get("text"));
        }
        case "error" -> {
          assertThat(output.keySet())
              .containsExactlyInAnyOrder("output_type", "ename", "evalue", "traceback");
          multiline(output.get("traceback"));
        }
        case "execute_result" -> {
          assertThat(output.keySet())
              .containsExactlyInAnyOrder("output_type", "execution_count", "data", "metadata");
          bundle(output.getAsJsonObject("data"));
        }
        case "display_data" -> {
          assertThat(output.keySet()).containsExactlyInAnyOrder("output_type", "data", "metadata");
          bundle(output.getAsJsonObject("data"));
        }
        default -> throw new AssertionError("unknown output_type: " + output);
      }
    }

    private static void bundle(JsonObject data) {
      assertThat(data.keySet()).contains("text/plain");
      data.entrySet().forEach(entry -> multiline(entry.getValue()));
    }

    private static void multiline(JsonElement text) {
      if (text.isJsonArray()) {
        text.getAsJsonArray()
            .forEach(line -> assertThat(line.getAsJsonPrimitive().isString()).isTrue());
      } else {
        assertThat(text.getAsJsonPrimitive().isString()).isTrue();
      }
    }
  }
}
