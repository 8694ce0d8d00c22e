package org.ovenproof.generator.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ovenproof.generator.output.InlineValue;
import org.ovenproof.generator.output.ShownValues;
import org.ovenproof.generator.page.Claim;
import org.ovenproof.generator.page.ClaimStatus;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.report.BuildReport;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;

/**
 * Whether a snippet bears out what a page claims of it.
 *
 * @param claim what is claimed, its text with the values in it
 * @param status whether it does
 * @param problem what has to be mended, if anything
 */
public record ClaimCheck(Claim claim, ClaimStatus status, Optional<Problem> problem) {

  /**
   * Checks all claims of a page.
   *
   * @param executions what became of each snippet of the page
   */
  public static List<ClaimCheck> of(Page page, Function<Snippet, Execution> executions) {
    ShownValues values = new ShownValues(page, executions);
    List<ClaimCheck> checks = new ArrayList<>();
    for (Claim marked : page.claims()) {
      Claim claim =
          new Claim(marked.at(), marked.snippetId(), marked.field(), values.text(marked.text()));
      checks.add(of(page, claim, executions));
    }
    return checks;
  }

  private static ClaimCheck of(Page page, Claim claim, Function<Snippet, Execution> executions) {
    String id = claim.snippetId();
    Optional<Snippet> found =
        page.snippets().stream().filter(each -> each.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      List<String> ids = page.snippets().stream().map(Snippet::id).toList();
      return unproven(claim, Problems.unknownValue(claim.at(), claim.toString(), id, ids));
    }
    Snippet snippet = found.get();
    Execution execution = executions.apply(snippet);
    if (execution == null) {
      return new ClaimCheck(claim, ClaimStatus.UNPROVEN, Optional.empty());
    }
    if (!snippet.options().eval()) {
      return unproven(claim, Problems.claimOfUnrun(claim.at(), claim.toString(), id));
    }
    if (!execution.isDone()) {
      String failed =
          execution.outcome() instanceof Outcome.Skipped skipped && !skipped.failedId().isEmpty()
              ? skipped.failedId()
              : id;
      return unproven(claim, Problems.claimOfFailed(claim.at(), claim.toString(), id, failed));
    }
    Optional<Object> value = InlineValue.any(execution, claim.field());
    if (value.isEmpty()) {
      return unproven(
          claim,
          Problems.claimWithoutValue(
              claim.at(), claim.toString(), id, claim.field(), InlineValue.fields(execution)));
    }
    if (!(value.get() instanceof Boolean holds)) {
      return unproven(
          claim,
          Problems.claimIsNoBoolean(
              claim.at(), claim.toString(), id, value.get(), InlineValue.booleans(execution)));
    }
    return holds
        ? new ClaimCheck(claim, ClaimStatus.HOLDS, Optional.empty())
        : new ClaimCheck(
            claim,
            ClaimStatus.FALSE,
            Optional.of(
                Problems.claimFalse(
                    claim.at(),
                    claim.text(),
                    claim.toString(),
                    snippet.place(),
                    InlineValue.entries(execution))));
  }

  private static ClaimCheck unproven(Claim claim, Problem problem) {
    return new ClaimCheck(claim, ClaimStatus.UNPROVEN, Optional.of(problem));
  }

  /** Returns the same for machines. */
  BuildReport.ClaimLine line(Page page) {
    return new BuildReport.ClaimLine(
        page.path(),
        claim.at().path(),
        claim.at().line(),
        claim.at().column(),
        claim.snippetId(),
        claim.field(),
        claim.text(),
        status.toString(),
        problem.map(Problem::text).orElse(null));
  }
}
