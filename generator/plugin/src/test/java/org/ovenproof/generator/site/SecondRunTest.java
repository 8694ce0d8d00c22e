package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.cache.Provenance;
import org.ovenproof.generator.cache.ResultStore;
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
}
