package org.ovenproof.generator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;
import org.ovenproof.worker.protocol.Outcome;

class RunTallyTest {

  private static final Session CNN = session("cnn", "", "first", "second");
  private static final Session CNN_OTHER = session("cnn", "other", "third");
  private static final Session GAN = session("gan", "", "only");

  private final RunTally tally = new RunTally();

  @BeforeEach
  void begin() {
    List.of(CNN, CNN_OTHER, GAN).forEach(tally::begins);
  }

  @Test
  void a_terminal_sees_what_runs_now_and_how_far_all_is() {
    assertThat(tally.line(0))
        .isEqualTo("0 of 2 pages · 0 of 4 snippets · 0 cached · 0 failed · 0 s");
    tally.ended(GAN, executions(GAN, Execution.Status.CACHED));
    tally.started(CNN, CNN.snippets().get(0));
    tally.started(CNN, CNN.snippets().get(1));
    assertThat(tally.line(12))
        .isEqualTo(
            "1 of 2 pages · 2 of 4 snippets · 1 cached · 0 failed · 12 s · content/en/cnn.adoc #second");
    tally.ended(CNN, executions(CNN, Execution.Status.RAN, Execution.Status.FAILED));
    assertThat(tally.line(13))
        .isEqualTo("1 of 2 pages · 3 of 4 snippets · 1 cached · 1 failed · 13 s");
  }

  @Test
  void a_log_has_an_entry_for_what_ran_and_none_for_what_was_kept() {
    List<Execution> kept = executions(GAN, Execution.Status.CACHED);
    tally.ended(GAN, kept);
    assertThat(tally.entry(GAN, kept)).isEmpty();
    List<Execution> ran = executions(CNN, Execution.Status.RAN, Execution.Status.FAILED);
    tally.ended(CNN, ran);
    assertThat(tally.entry(CNN, ran))
        .isEqualTo("content/en/cnn.adoc: 2 ran in 3.0 s, 1 failed (1 of 2 pages)");
    List<Execution> last = executions(CNN_OTHER, Execution.Status.RAN);
    tally.ended(CNN_OTHER, last);
    assertThat(tally.entry(CNN_OTHER, last))
        .isEqualTo("content/en/cnn.adoc: 1 ran in 1.5 s (2 of 2 pages)");
  }

  private static Session session(String page, String name, String... ids) {
    String path = "content/en/" + page + ".adoc";
    return new Session(
        page + "#" + name,
        Arrays.stream(ids)
            .map(
                id ->
                    new Snippet(
                        path,
                        new SourceLine(path, 1),
                        id,
                        name,
                        "1",
                        List.of(),
                        new Options(
                            true,
                            true,
                            true,
                            Optional.empty(),
                            Optional.of(Duration.ofSeconds(1)),
                            true,
                            Optional.empty(),
                            Options.Stderr.SHOWN)))
            .toList());
  }

  private static List<Execution> executions(Session session, Execution.Status... statuses) {
    Execution[] executions = new Execution[statuses.length];
    for (int at = 0; at < statuses.length; at++) {
      executions[at] =
          new Execution(
              session.snippets().get(at),
              statuses[at],
              new Outcome.Completed(List.of()),
              1_500_000_000L,
              "key",
              "");
    }
    return List.of(executions);
  }
}
