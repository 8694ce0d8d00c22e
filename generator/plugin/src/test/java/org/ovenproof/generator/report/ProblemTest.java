package org.ovenproof.generator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ovenproof.generator.process.CannotStart;
import org.ovenproof.generator.process.WorkerSettings;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.CodeLine;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;
import org.ovenproof.worker.protocol.Late;
import org.ovenproof.worker.protocol.Outcome;

class ProblemTest {

  private static Problem at(int column, String code, int width) {
    return Problem.of(new Location("a.adoc", 3, column), "wrong", "mend it").withCode(code, width);
  }

  @Test
  void the_caret_stands_under_what_is_marked() {
    assertThat(at(5, "int x = y;", 1).marked()).isEqualTo("int x = y;\n    ^");
    assertThat(at(1, "abc", 3).marked()).isEqualTo("abc\n^^^");
  }

  @Test
  void the_caret_keeps_the_tabs_before_it() {
    assertThat(at(3, "\t\tabc", 3).marked()).isEqualTo("\t\tabc\n\t\t^^^");
  }

  @Test
  void the_caret_stands_under_a_letter_that_is_two_wide_and_under_what_is_behind_it() {
    assertThat(at(6, "\"한글\" + x", 1).marked()).isEqualTo("\"한글\" + x\n       ^");
    assertThat(at(2, "\"한글\"", 2).marked()).isEqualTo("\"한글\"\n ^^^^");
    assertThat(at(4, "\u00EAe\u0302x", 1).marked()).isEqualTo("\u00EAe\u0302x\n  ^");
    assertThat(at(4, "\u1112\u1161\u11ABx", 1).marked()).isEqualTo("\u1112\u1161\u11ABx\n  ^");
    assertThat(at(3, "🍞x", 1).marked()).isEqualTo("🍞x\n  ^");
    assertThat(at(1, "日本語", 3).marked()).isEqualTo("日本語\n^^^^^^");
    assertThat(at(3, "\t빵x", 1).marked()).isEqualTo("\t빵x\n\t  ^");
  }

  @Test
  void the_caret_never_leaves_the_line_by_more_than_one() {
    assertThat(at(4, "abc", 9).marked()).isEqualTo("abc\n   ^");
    assertThat(at(99, "abc", 9).marked()).isEqualTo("abc\n   ^");
    assertThat(at(2, "abc", 99).marked()).isEqualTo("abc\n ^^");
    assertThat(at(2, "abc", 0).marked()).isEqualTo("abc\n ^");
  }

  @Test
  void a_warning_says_that_it_is_one() {
    Problem warning = Problem.warning(new Location("a.adoc", 3, 1), "odd", "mend it");
    assertThat(warning.text()).isEqualTo("a.adoc:3:1: warning: odd\n    → mend it");
    assertThat(warning.withCode("abc", 1).isError()).isFalse();
    assertThat(at(1, "", 0).isError()).isTrue();
  }

  @Test
  void without_code_nothing_is_marked() {
    assertThat(at(1, "", 3).marked()).isEmpty();
    assertThat(at(1, "  ", 3).text()).isEqualTo("a.adoc:3:1: wrong\n    → mend it");
  }

  @Test
  void all_of_it_stands_below_its_place() {
    assertThat(
            at(1, "abc", 3)
                .withDetail(List.of("more"))
                .withVia(List.of(new SourceLine("b.adoc", 7)))
                .text())
        .isEqualTo(
            """
            a.adoc:3:1: wrong
                abc
                ^^^
                more
                shown at b.adoc:7
                → mend it\
            """);
  }

  @Test
  void a_near_name_is_suggested_and_a_far_one_is_not() {
    List<String> known = List.of("alt", "echo", "output", "eval", "error", "timeout", "id");
    assertThat(Problems.suggestion("ehco", known)).contains("echo");
    assertThat(Problems.suggestion("tiemout", known)).contains("timeout");
    assertThat(Problems.suggestion("Echo", known)).contains("echo");
    assertThat(Problems.suggestion("outputs", known)).contains("output");
    assertThat(Problems.suggestion("colour", known)).isEmpty();
    assertThat(Problems.suggestion("x", known)).isEmpty();
  }

  private static Snippet big() {
    return big("grow();");
  }

  private static Snippet big(String code) {
    SourceLine place = new SourceLine("content/en/page.adoc", 3);
    Options options =
        new Options(
            true,
            true,
            true,
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.empty(),
            Options.Stderr.SHOWN);
    List<CodeLine> lines = List.of(new CodeLine(new SourceLine("content/en/page.adoc", 5), 2));
    return new Snippet(place.path(), place, "big", "", code, lines, options);
  }

  private static String died(int exitCode, String lastWords) {
    return failed(big(), new Outcome.WorkerDied(exitCode, lastWords));
  }

  private static String failed(Snippet snippet, Outcome outcome) {
    Execution execution = new Execution(snippet, Execution.Status.FAILED, outcome, 0, "", "");
    return Problems.text(Failures.of(execution, List.of(snippet), List.of(snippet.place())));
  }

  private static String refused(String code, int end, String message) {
    return failed(
        big(code), new Outcome.Rejected(List.of(new Outcome.CompileError(0, end, message))));
  }

  @Test
  void what_jshell_refuses_and_java_would_not_has_a_cure_of_its_own() {
    assertThat(refused("synchronized void f() {}", 12, "Modifier 'synchronized' not permitted"))
        .isEqualTo(
            """
            content/en/page.adoc:5:3: Modifier 'synchronized' not permitted
                  synchronized void f() {}
                  ^^^^^^^^^^^^
                → put the method into a class, or lock an object in its body: synchronized (lock) { … }\
            """);
    assertThat(refused("native int f();", 6, "Modifier 'native' not permitted"))
        .endsWith(
            "→ leave the modifier out, or put what it stands on into a class or an interface");
    String open = "non-sealed interface T extends S {}";
    String message =
        "class is not allowed to extend sealed class: T (as it is not listed in its permits clause)";
    for (String each : List.of(message, "cannot inherit from final T")) {
      assertThat(refused(open, 1, each))
          .endsWith(
              "→ declare what extends T below all that its sealed supertype permits, as JDK 17 needs it");
      assertThat(refused(open.replace("non-", ""), 1, each))
          .endsWith("→ mend the code, or say error=compile if the page is to show this error");
    }
  }

  @Test
  void the_end_of_a_worker_is_told_by_what_ended_it() {
    assertThat(died(WorkerSettings.OUT_OF_MEMORY_EXIT, "Terminating due to OutOfMemoryError"))
        .isEqualTo(
            """
            content/en/page.adoc:5:3: the snippet 'big' ran out of memory
                  grow();
                  ^^^^^^^
                Terminating due to OutOfMemoryError
                → make it smaller, or give workers more with snippets.heap\
            """);
    // The JVM ends with 3 where it runs out of memory, and so does System.exit(3).
    assertThat(died(WorkerSettings.OUT_OF_MEMORY_EXIT, ""))
        .startsWith("content/en/page.adoc:5:3: the snippet 'big' ended its process (exit code 3)");
    assertThat(died(128 + 11, ""))
        .isEqualTo(
            """
            content/en/page.adoc:5:3: the snippet 'big' crashed its process (signal 11)
                  grow();
                  ^^^^^^^
                → native code or the system ended it: look at the code that it calls\
            """);
    assertThat(died(1, ""))
        .isEqualTo(
            """
            content/en/page.adoc:5:3: the snippet 'big' ended its process (exit code 1)
                  grow();
                  ^^^^^^^
                → a page's code may not end the process that it runs in\
            """);
  }

  @Test
  void a_value_whose_text_has_no_end_is_told_apart_from_code_without_one() {
    assertThat(failed(big(), new Outcome.TimedOut(2000, "Foo.toString()")))
        .isEqualTo(
            """
            content/en/page.adoc:5:3: the code of the snippet 'big' has run, and Foo.toString(), \
            which says what to show of it, did not end within 2 s
                  grow();
                  ^^^^^^^
                → mend Foo.toString() so that it ends, or show something else\
            """);
    assertThat(
            failed(
                big(),
                new Outcome.WorkerDied(
                    WorkerSettings.OUT_OF_MEMORY_EXIT,
                    "Terminating due to OutOfMemoryError",
                    "Foo.toString()")))
        .startsWith(
            "content/en/page.adoc:5:3: the code of the snippet 'big' has run, and Foo.toString(),"
                + " which says what to show of it, ran out of memory\n");
    assertThat(failed(big(), new Outcome.TimedOut(2000)))
        .startsWith("content/en/page.adoc:5:3: the snippet 'big' did not end within 2 s\n");
  }

  @Test
  void an_identity_is_told_with_what_to_show_in_its_place() {
    assertThat(Problems.identityHash(big(), "Foo@1b2c3d4e").text())
        .isEqualTo(
            """
            content/en/page.adoc:3:1: warning: the snippet 'big' shows 'Foo@1b2c3d4e', which is \
            another text in every run
                → give the class a toString(), or show a part of the object\
            """);
    Map<String, String> cures =
        Map.of(
            "[[I@1b2c3d4e",
            "show the array itself as a value, or print Arrays.deepToString(new Object[] {…})",
            "Page$$Lambda@1b2c3d4e",
            "a lambda says nothing of itself: show what it returns",
            "java.util.stream.ReferencePipeline$Head@1b2c3d4e",
            "a stream is no list yet: end it, with .toList() say",
            "java.util.ImmutableCollections$ListItr@1b2c3d4e",
            "an iterator is no list: show what it goes through",
            "java.util.Spliterators$1Adapter@1b2c3d4e",
            "an iterator is no list: show what it goes through",
            "java.util.concurrent.CompletableFuture@1b2c3d4e",
            "show a part of the object, or what comes of it",
            "java.io.PrintStream@1b2c3d4e",
            "a stream of bytes says nothing of itself: show what is written to it",
            "BufferedImage@1b2c3d4e",
            "show the picture by itself as a value, in a list of pictures alone, or with display");
    cures.forEach(
        (text, cure) -> assertThat(Problems.identityHash(big(), text).cure()).isEqualTo(cure));
  }

  @Test
  void a_cache_that_serves_less_than_it_might_is_told_with_its_cure() {
    assertThat(
            Problems.cacheTrouble(
                    "cache", new FileSystemException("/c/x", null, "No space left on device"))
                .text())
        .isEqualTo(
            """
            cache:1:1: warning: results are not kept or not found, so snippets run again: /c/x \
            cannot be written: no space is left on its disk
                → make room, and build again, or name another folder with snippets.cache.dir\
            """);
  }

  @Test
  void a_cache_of_others_is_told_with_one_cure() {
    assertThat(Problems.cacheTrouble("cache", new AccessDeniedException("/nowhere/x")).cure())
        .isEqualTo(
            "let yourself write there (chmod, chown), or name another folder with"
                + " snippets.cache.dir");
  }

  @Test
  void who_waits_for_another_build_is_told_which_one_it_is() {
    assertThat(Problems.waiting("jbake:prove", 42, Instant.parse("2026-01-01T00:00:00Z")))
        .matches(
            "waiting for another build of this project: jbake:prove, process 42,"
                + " since \\d\\d:\\d\\d:00");
  }

  @Test
  void what_nobody_has_thought_of_has_a_file_and_a_way_on() {
    assertThat(Problems.unforeseen("a.peb", new StackOverflowError()).text())
        .isEqualTo(
            """
            a.peb:1:1: it is nested too deeply, or contains itself
                → undo what you have saved last, or mend it; the preview goes on with the next save\
            """);
    assertThat(Problems.unforeseen("a.peb", new IllegalStateException("odd\nmore")).message())
        .isEqualTo("it cannot be followed: odd");
    assertThat(Problems.unforeseen("a.peb", new IllegalStateException()).message())
        .isEqualTo("it cannot be followed: IllegalStateException");
    assertThat(Problems.endlessTemplate(new Location("a.peb", 2, 4)).text())
        .isEqualTo(
            """
            a.peb:2:4: the template, or one that it uses, includes or extends itself without end
                → leave the circle away, or end it by an if\
            """);
  }

  @Test
  void what_cannot_be_read_written_or_run_in_the_preview_says_why() {
    assertThat(Problems.unreadable("a.adoc", new NoSuchFileException("b")).text())
        .isEqualTo(
            """
            a.adoc:1:1: it cannot be read: b does not exist
                → see to it that the file is there and may be read, and save it again\
            """);
    assertThat(Problems.unwritable("a.adoc", new AccessDeniedException("b")).text())
        .isEqualTo(
            """
            a.adoc:1:1: what comes of it cannot be written: b may not be touched
                → make room on the disk, or see to it that the folder may be written to, and save it again\
            """);
    assertThat(
            Problems.cannotRun(new Location("a.adoc", 3, 1), new IOException("no\nUnknown flag"))
                .text())
        .isEqualTo(
            """
            a.adoc:3:1: the snippets cannot run: no
                Unknown flag
                → look at snippets.imports, snippets.jvm and snippets.heap, and save the page again\
            """);
  }

  @Test
  void settings_that_no_worker_starts_with_are_told_with_what_it_said() {
    Location at = new Location("jbake.properties", 3, 1);
    assertThat(
            Problems.cannotStart(
                    at,
                    new CannotStart(
                        CannotStart.Refused.JVM,
                        "the worker process did not start: it ended with exit code 1",
                        List.of("Unrecognized option: --none"),
                        null))
                .text())
        .isEqualTo(
            """
            jbake.properties:3:1: no snippet can run: the worker process did not start: it ended \
            with exit code 1
                Unrecognized option: --none
                → look at snippets.jvm and snippets.heap\
            """);
    assertThat(
            Problems.cannotStart(
                    at,
                    new CannotStart(
                        CannotStart.Refused.IMPORTS,
                        "a session cannot begin with its imports:",
                        List.of("import jav.util.*; package jav.util does not exist"),
                        null))
                .text())
        .isEqualTo(
            """
            jbake.properties:3:1: no snippet can run, since a session cannot begin with the imports
                import jav.util.*; package jav.util does not exist
                → name in snippets.imports what may stand behind import, such as java.util.*, with \
            commas between\
            """);
  }

  @Test
  void what_is_shown_too_late_is_told_where_it_was_left() {
    Execution next =
        new Execution(
            big(),
            Execution.Status.RAN,
            new Outcome.Completed(List.of()),
            0,
            "",
            "",
            List.of(new Late(0, "tick\n"), new Late(Late.EARLIER_SESSION, "tock")));
    assertThat(Problems.text(Failures.late(next, List.of(big()))))
        .isEqualTo(
            """
            content/en/page.adoc:5:3: warning: the snippet 'big' went on after its end and showed \
            something while 'big' ran
                  grow();
                  ^^^^^^^
                tick
                → it is not shown: let the snippet wait for what it starts (join its threads, \
            close its executors, get its futures)

            content/en/page.adoc:5:3: warning: something that another page left running showed \
            something while 'big' ran
                  grow();
                  ^^^^^^^
                tock
                → it is not shown: let that page wait for what it starts\
            """);
  }
}
