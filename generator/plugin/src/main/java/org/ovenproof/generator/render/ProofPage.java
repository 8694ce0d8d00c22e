package org.ovenproof.generator.render;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ovenproof.generator.cache.Provenance;
import org.ovenproof.generator.check.ProofFile;
import org.ovenproof.generator.output.ShownValues;
import org.ovenproof.generator.page.Html;
import org.ovenproof.generator.page.OwnAddresses;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.prove.ProvenSnippets;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.generator.snippet.Snippet;

/**
 * The page that tells readers how the results of another one were made. It is a page of its own,
 * since it may differ from one bake to the next and the pages do not.
 */
final class ProofPage {

  /** Its document type, by which JBake's settings name a template. */
  static final String TYPE = "proof";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ProofPage() {}

  /** Returns on how many results a page stands: one for each snippet that runs. */
  static int results(Page page) {
    return (int) page.snippets().stream().map(Snippet::options).filter(Options::eval).count();
  }

  /** Returns how it is linked to from its page. */
  static String href(Page page) {
    String address = OwnAddresses.proof(page).orElseThrow();
    return Page.escaped(address.substring(address.lastIndexOf('/') + 1));
  }

  /**
   * Returns what its template sees as {@code proof}.
   *
   * @param environment what every result was made with
   */
  static Map<String, Object> model(
      Page page, ProvenSnippets proven, ProofFile.Environment environment) {
    ShownValues values = new ShownValues(page, proven::execution);
    List<Map<String, Object>> results = new ArrayList<>();
    Set<String> facts = new LinkedHashSet<>();
    Set<String> processors = new LinkedHashSet<>();
    for (Page.SnippetBlock block : page.blocks()) {
      Execution execution = proven.execution(block.snippet());
      Options options = block.snippet().options();
      boolean told = options.eval() && execution != null && execution.isDone();
      if (!told || execution.provenance().isEmpty()) {
        continue;
      }
      Provenance provenance = execution.provenance().get();
      facts.addAll(provenance.facts());
      processors.add(provenance.processor());
      Map<String, Object> result = new LinkedHashMap<>();
      String caption = values.text(Html.plain(block.caption()));
      boolean shown = options.echo() || options.output();
      result.put("id", block.snippet().id());
      result.put("title", caption.isEmpty() ? block.snippet().id() : caption);
      result.put("href", href(page, shown ? block.snippet().id() : ""));
      result.put("seconds", seconds(execution.nanos()));
      result.put("made", time(provenance.made()));
      result.put("confirmed", provenance.confirmed().map(ProofPage::time).orElse(null));
      result.put("key", execution.key());
      results.add(result);
    }
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("href", href(page, ""));
    model.put("title", values.text(page.title()));
    model.put("java", environment.java());
    model.put("system", environment.system());
    model.put("kernels", environment.kernels());
    model.put("seed", environment.seed());
    model.put("libraries", environment.libraries());
    model.put("facts", List.copyOf(facts));
    model.put("processors", List.copyOf(processors));
    model.put("claims", page.claims().size());
    model.put("results", results);
    model.put("file", page.root() + ProofFile.ADDRESS);
    return model;
  }

  private static String href(Page page, String anchor) {
    String address = page.href();
    return address.substring(address.lastIndexOf('/') + 1) + (anchor.isEmpty() ? "" : "#" + anchor);
  }

  private static Map<String, Object> time(Instant instant) {
    return Map.of("iso", instant.toString(), "text", MINUTE.format(instant));
  }

  /** Returns seconds with as many digits as somebody would compare. */
  private static String seconds(long nanos) {
    double seconds = nanos / 1e9;
    if (seconds < 0.01) {
      return "<0.01";
    }
    return seconds < 10
        ? String.format(Locale.ROOT, "%.2f", seconds)
        : Long.toString(Math.round(seconds));
  }
}
