package org.ovenproof.generator.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ovenproof.generator.cache.Provenance;
import org.ovenproof.generator.check.ProofFile;
import org.ovenproof.generator.page.Claim;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.prove.ClaimCheck;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.run.SeenOutput;
import org.ovenproof.generator.snippet.Snippet;

/** Writes down for machines what the pages of a site stand on. */
public final class ProofFiles {

  private ProofFiles() {}

  /**
   * Returns what is published beside the pages.
   *
   * @param environment what every result was made with
   */
  public static ProofFile of(Proof proof, ProofFile.Environment environment) {
    List<ProofFile.PageLine> pages = new ArrayList<>();
    List<ProofFile.ClaimLine> claims = new ArrayList<>();
    // What pages of several languages show is one result.
    Map<String, ProofFile.ResultLine> results = new LinkedHashMap<>();
    for (Page page : proof.pages()) {
      pages.add(new ProofFile.PageLine(page.uri(), ProofPage.results(page), page.claims().size()));
      for (ClaimCheck check : ClaimCheck.of(page, proof.snippets()::execution)) {
        Claim claim = check.claim();
        claims.add(
            new ProofFile.ClaimLine(page.uri(), claim.snippetId(), claim.field(), claim.text()));
      }
      for (Snippet snippet : page.snippets()) {
        Execution execution = proof.snippets().execution(snippet);
        if (snippet.options().eval() && execution != null) {
          ProofFile.ResultLine line = line(page, snippet, execution);
          results.merge(line.id() + line.key() + line.digest(), line, ProofFiles::together);
        }
      }
    }
    return new ProofFile(
        ProofFile.FORMAT, environment, pages, List.copyOf(results.values()), claims);
  }

  private static ProofFile.ResultLine line(Page page, Snippet snippet, Execution execution) {
    Provenance provenance = execution.provenance().orElseThrow();
    return new ProofFile.ResultLine(
        snippet.id(),
        List.of(page.uri()),
        SeenOutput.digest(snippet, execution.outcome()),
        execution.key(),
        Math.round(execution.nanos() / 1e4) / 100.0,
        provenance.made().toString(),
        provenance.confirmed().map(Object::toString).orElse(null),
        provenance.processor(),
        provenance.facts());
  }

  private static ProofFile.ResultLine together(
      ProofFile.ResultLine first, ProofFile.ResultLine second) {
    List<String> pages = new ArrayList<>(first.pages());
    pages.addAll(second.pages());
    return new ProofFile.ResultLine(
        first.id(),
        pages,
        first.digest(),
        first.key(),
        first.millis(),
        first.made(),
        first.confirmed(),
        first.processor(),
        first.facts());
  }
}
