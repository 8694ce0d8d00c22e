package org.ovenproof.generator.takehome;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.ovenproof.generator.output.ShownValues;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Snippet;

/**
 * What a reader takes home of a page: its snippets as a script for {@code jshell} and as a Jupyter
 * notebook. A page with several sessions has a pair of files for each, since what was declared in
 * one must not be seen in the other, and neither has a way to forget.
 */
public final class TakeHome {

  private final List<String> imports;

  /**
   * Writes for a site.
   *
   * @param imports what every session begins with, as after {@code import}
   */
  public TakeHome(List<String> imports) {
    this.imports = imports;
  }

  /** Returns the links of a page to its files, in the order of the sessions. */
  public static List<Map<String, Object>> links(Page page, Map<String, String> words) {
    List<Map<String, Object>> links = new ArrayList<>();
    for (TakeHomeSession session : TakeHomeSession.of(page, new ShownValues(page, none -> null))) {
      String name = session.name().isEmpty() ? "" : " (" + session.name() + ")";
      for (String kind : List.of("jsh", "notebook")) {
        String label = words.getOrDefault("downloads." + kind, "downloads." + kind) + name;
        String href =
            page.root() + Page.escaped(session.address(kind.equals("jsh") ? "jsh" : "ipynb"));
        links.add(Map.of("href", href, "label", label));
      }
    }
    return links;
  }

  /** Returns the bytes of the page's files by their addresses. */
  public Map<String, byte[]> files(
      Page page, Map<String, String> words, Function<Snippet, Execution> executions) {
    Map<String, byte[]> files = new TreeMap<>();
    for (TakeHomeSession session : TakeHomeSession.of(page, new ShownValues(page, executions))) {
      files.put(
          session.address("jsh"), bytes(new Script(session, words, imports).text(executions)));
      files.put(
          session.address("ipynb"), bytes(new Notebook(session, words, imports).json(executions)));
    }
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
