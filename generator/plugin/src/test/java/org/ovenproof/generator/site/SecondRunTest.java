package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ovenproof.generator.cache.Provenance;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.run.Execution;

/** What shows something else when it runs again is told before it is published. */
class SecondRunTest {

  private static TestSite site;

  @BeforeAll
  static void open(@TempDir Path folder) {
    site = new TestSite(folder);
  }

  @BeforeEach
  void begin() throws IOException {
    site.clear().properties("snippets.confirm=true\nsnippets.workers=2");
  }

  @AfterAll
  static void close() {
    site.close();
  }

  /** Each of these is another way in which a result follows from no input, with its cure. */
  private static final List<String[]> UNSTEADY =
      List.of(
          new String[] {"new Object().toString()", "print what the object holds"},
          new String[] {"new int[0].toString()", "print what the object holds"},
          new String[] {"System.identityHashCode(new Object())", "or say cache=false"},
          new String[] {"Set.of(\"a\", \"b\")", "sort it"},
          new String[] {"Set.of(1, 2, 3, 4, 5)", "sort it"},
          new String[] {"Map.of(\"x\", 1, \"y\", 2, \"z\", 3)", "sort it"},
          new String[] {
            "List.of(1, 2, 3).stream().collect(java.util.stream.Collectors"
                + ".toUnmodifiableSet())",
            "sort it"
          },
          new String[] {
            "new HashSet<Object>(List.of(Thread.State.values())).toString()", "sort it"
          },
          new String[] {"new Random().nextInt()", "give the random numbers a seed"},
          new String[] {"Math.random()", "give the random numbers a seed"},
          new String[] {
            "java.util.concurrent.ThreadLocalRandom.current().nextInt()",
            "give the random numbers a seed"
          },
          new String[] {
            "var cards = new ArrayList<>(Collections.nCopies(50, 1)); for (int i = 0; i < 50; i++)"
                + " { cards.set(i, i); } Collections.shuffle(cards); cards.toString()",
            "sort it"
          },
          new String[] {"UUID.randomUUID()", "UUID.nameUUIDFromBytes"},
          new String[] {"java.time.Instant.now()", "Clock.fixed"},
          new String[] {"java.time.LocalTime.now()", "Clock.fixed"},
          new String[] {"java.time.LocalDate.now()", "Clock.fixed"},
          new String[] {"java.time.Year.now(java.time.ZoneId.of(\"UTC\"))", "Clock.fixed"},
          new String[] {"java.time.ZonedDateTime.now().getDayOfWeek()", "Clock.fixed"},
          new String[] {"Calendar.getInstance().get(Calendar.MONTH)", "Clock.fixed"},
          new String[] {
            "java.util.function.Supplier<java.time.MonthDay> day = java.time.MonthDay::now; day.get()",
            "Clock.fixed"
          },
          new String[] {
            "class Log { int year() { return java.time.LocalDate.now(java.time.Clock.systemUTC())"
                + ".getYear(); } } new Log().year()",
            "Clock.fixed"
          },
          new String[] {"System.currentTimeMillis()", "Clock.fixed"},
          new String[] {"System.nanoTime()", "Clock.fixed"},
          new String[] {"System.out.println(new Date())", "Clock.fixed"},
          new String[] {"System.getProperty(\"java.io.tmpdir\")", "temporary folder"},
          new String[] {
            "java.nio.file.Path.of(\"\").toAbsolutePath().toString()", "another in each"
          },
          new String[] {
            "java.util.logging.Logger.getLogger(\"cell\").info(\"logged\")", "Clock.fixed"
          },
          new String[] {"ProcessHandle.current().pid()", "or say cache=false"});

  @Test
  void what_comes_out_otherwise_is_told_with_both_values_and_a_cure() throws Exception {
    StringBuilder page = new StringBuilder("= Page\n\n");
    for (int index = 0; index < UNSTEADY.size(); index++) {
      page.append(
          "[source%%run,java,id=a%s,session=s%s]%n----%n%s%n----%n%n"
              .formatted(index, index % 4, UNSTEADY.get(index)[0]));
    }
    site.page("page", page.toString());
    List<Problem> problems = site.prove().problems();
    List<String> untold = new ArrayList<>();
    for (int index = 0; index < UNSTEADY.size(); index++) {
      String told = "the snippet 'a%s' shows something else when it runs again".formatted(index);
      String cure = UNSTEADY.get(index)[1];
      if (problems.stream()
          .map(Problem::toString)
          .noneMatch(problem -> problem.contains(told) && problem.contains(cure))) {
        untold.add(UNSTEADY.get(index)[0]);
      }
    }
    assertThat(untold).as(problems.toString()).isEmpty();
    assertThat(problems).hasSize(UNSTEADY.size());
  }

  @Test
  void what_comes_out_the_same_is_confirmed_once() throws Exception {
    site.page(
        "page",
        """
        = Page

        [source%run,java,id=a]
        ----
        var random = new Random(7);
        random.nextInt()
        ----

        [source%run,java,id=b]
        ----
        System.err.println(random.nextInt());
        new TreeSet<>(Set.of("a", "b", "c"))
        ----
        """);
    Proof proof = site.prove();
    assertThat(proof.problems()).isEmpty();
    ResultStore store = new ResultStore(site.path(".ovenproof/cache"));
    for (Execution each : proof.snippets().executions().values()) {
      Optional<ResultStore.Result> kept = store.read(each.key());
      assertThat(kept.map(ResultStore.Result::provenance)).isEqualTo(each.provenance());
      assertThat(each.provenance().flatMap(Provenance::confirmed))
          .as(each.snippet().id())
          .isPresent();
    }
    assertThat(site.prove().snippets().executions().values())
        .allMatch(each -> each.status() == Execution.Status.CACHED);
  }

  @Test
  void a_text_that_looks_like_one_of_a_single_run_is_told_until_a_second_run_gives_it_too()
      throws Exception {
    String ellipse =
        "= Page\n\n[source%run,java,id=a]\n----\nnew java.awt.geom.Ellipse2D.Double(1, 2, 3, 4)\n----\n";
    site.page("page", ellipse).properties("snippets.confirm=false").close();
    assertThat(site.prove().warnings())
        .singleElement()
        .matches(warning -> warning.message().contains("java.awt.geom.Ellipse2D$Double@"));
    site.properties("snippets.confirm=true").close();
    assertThat(site.prove().warnings()).isEmpty();
    site.properties("snippets.confirm=false").close();
    assertThat(site.prove().warnings()).as("it is kept with the result").isEmpty();
    site.close();
  }

  @Test
  void a_second_run_refutes_it_in_every_language_and_in_the_report() throws Exception {
    String ellipse =
        "= Page\n\n[source%run,java,id=a]\n----\nnew java.awt.geom.Ellipse2D.Double(1, 2, 3, 4)\n----\n";
    site.page("page", ellipse).file("content/ko/page.adoc", ellipse);
    site.properties("snippets.confirm=false").close();
    assertThat(site.prove().warnings()).hasSize(2);
    site.properties("snippets.confirm=true").close();
    Proof proof = site.prove();
    assertThat(proof.warnings()).isEmpty();
    assertThat(proof.report().json()).doesNotContain("which is another text in every run");
    site.delete("content/ko").close();
  }

  @Test
  void what_a_page_does_not_show_or_says_may_differ_is_no_fault() throws Exception {
    site.page(
        "page",
        """
        = Page

        [source%run,java,id=hidden,output=false]
        ----
        System.out.println(System.nanoTime());
        1
        ----

        [source%run,java,id=log,stderr=false]
        ----
        System.err.println(System.nanoTime());
        ----

        [source%run,java,id=expected]
        ----
        System.out.println("took " + System.nanoTime() + " ns");
        ----

        [.output]
        ....
        took … ns
        ....

        [source%run,java,id=always,cache=false]
        ----
        System.nanoTime()
        ----
        """);
    assertThat(site.prove().problems()).isEmpty();
  }

  /** Builds a page of one snippet and returns what its author is told. */
  private List<String> told(String code) throws Exception {
    site.page("page", "= Page\n\n[source%run,java,id=reads]\n----\n" + code + "\n----\n");
    Proof proof = site.prove();
    assertThat(proof.problems()).isEmpty();
    return proof.warnings().stream().map(Problem::text).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.nio.file.Files.readString(java.nio.file.Path.of(\"FILE\"))",
        "new java.io.FileInputStream(\"FILE\").read()",
        "new java.util.Scanner(new java.io.File(\"FILE\")).nextLine()",
        "try (var lines = java.nio.file.Files.lines(java.nio.file.Path.of(\"FILE\"))) "
            + "{ System.out.println(lines.count()); }",
        "new java.io.RandomAccessFile(\"FILE\", \"r\").readLine()",
        "var read = new Object() { String text; };\n"
            + "var reads = new Thread(() -> { try { read.text = java.nio.file.Files.readString("
            + "java.nio.file.Path.of(\"FILE\")); } catch (Exception e) { } });\n"
            + "reads.start(); reads.join();\nread.text",
      })
  void a_file_that_no_key_knows_of_is_told_until_it_is_declared(String code) throws Exception {
    site.file("notes/one.txt", "one\n");
    String reading = code.replace("FILE", site.path("notes/one.txt").toString());
    for (int build = 0; build < 2; build++) {
      assertThat(told(reading))
          .containsExactly(
              """
              content/en/page.adoc:3:1: warning: the snippet 'reads' reads notes/one.txt, and nobody would notice a \
              change of it
                  → put the file into a folder that snippets.inputs names, or say cache=false\
              """);
    }
    site.with("snippets.inputs", "notes");
    assertThat(told(code.replace("FILE", "notes/one.txt"))).isEmpty();
  }

  @Test
  void files_of_the_jdk_of_the_class_path_and_of_the_session_itself_are_known() throws Exception {
    assertThat(
            told(
                """
                import java.nio.file.*;
                Files.writeString(Path.of("own.txt"), "own");
                var text = Files.readString(Path.of("own.txt")) + Files.readString(
                    Files.writeString(Files.createTempFile("own", ""), "own"));
                var zones = java.time.ZoneId.of("Asia/Seoul").getRules().toString();
                try (var in = Object.class.getResourceAsStream("Object.class");
                    var worker = org.ovenproof.worker.Worker.class.getResourceAsStream("Worker.class")) {
                  in.readAllBytes();
                  worker.readAllBytes();
                }
                new java.util.Random(1).nextInt() + text + new java.security.SecureRandom().nextInt(1)
                """))
        .isEmpty();
  }

  @Test
  void a_host_that_is_asked_is_told() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("ok".getBytes());
          exchange.close();
        });
    server.start();
    try {
      int port = server.getAddress().getPort();
      assertThat(
              told(
                  "new String(new java.net.URL(\"http://localhost:%s/\").openStream().readAllBytes())"
                      .formatted(port)))
          .singleElement()
          .asString()
          .startsWith(
              "content/en/page.adoc:3:1: warning: the snippet 'reads' asks localhost:%s over the network"
                  .formatted(port));
    } finally {
      server.stop(0);
    }
  }
}
