package org.ovenproof.generator.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.asciidoctor.ast.Block;
import org.asciidoctor.ast.Cursor;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.Treeprocessor;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.CodeLine;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Finds the blocks of a page that run, and puts gaps around them. Works for one page at a time.
 *
 * <p>A tree processor, since block extensions run before a block knows its line.
 */
final class SnippetBlocks extends Treeprocessor {

  private static final String RUN = "run";

  private final Path project;
  private final Includes includes;
  private final List<Page.SnippetBlock> found = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, SourceLine> ids = new LinkedHashMap<>();
  private final Map<String, List<String>> files = new HashMap<>();
  private String page = "";

  SnippetBlocks(Path project, Includes includes) {
    this.project = project;
    this.includes = includes;
  }

  /** Forgets the page before and begins another. */
  void begin(String newPage) {
    page = newPage;
    found.clear();
    problems.clear();
    ids.clear();
    files.clear();
  }

  List<Page.SnippetBlock> found() {
    return List.copyOf(found);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  @Override
  public Document process(Document document) {
    for (StructuralNode node : document.findBy(Map.of("traverse_documents", true))) {
      if (node.isOption(RUN)) {
        add(node);
      } else if (node.getContext().equals("listing")
          && "java".equals(node.getAttribute("language"))) {
        checkOptions(node);
      }
    }
    return document;
  }

  private void add(StructuralNode node) {
    Location at = locationOf(node);
    String language = String.valueOf(node.getAttribute("language", ""));
    if (!(node instanceof Block block)
        || !node.getContext().equals("listing")
        || !language.equals("java")) {
      boolean listing = node.getContext().equals("listing") && !language.isEmpty();
      problems.add(Problems.notJava(at, listing ? language : "a block of text"));
      return;
    }
    OptionParser parser = new OptionParser(at, node.getAttributes());
    Options options = parser.parse();
    problems.addAll(parser.problems());
    String code = withoutCallouts(codeOf(block));
    if (code.isBlank()) {
      if (includes.problems().isEmpty()) {
        problems.add(Problems.emptySnippet(at));
      }
      return;
    }
    String id = idOf(node, at);
    Snippet snippet =
        new Snippet(page, at.line(), id, parser.session(), code, linesOf(block, code), options);
    String caption = node.getTitle() == null ? "" : node.getTitle();
    node.setTitle(null);
    node.setId(null);
    int index = found.size();
    found.add(new Page.SnippetBlock(snippet, caption));
    surround(node, index, options.echo());
  }

  /** Puts a gap before and behind the code, or one in its place. */
  private void surround(StructuralNode node, int index, boolean echo) {
    StructuralNode parent = (StructuralNode) node.getParent();
    List<StructuralNode> siblings = parent.getBlocks();
    // JRuby looks and inserts at a wrong place in an array of one element, so this is a list of
    // ours.
    List<StructuralNode> blocks = new ArrayList<>(siblings);
    int position = blocks.indexOf(node);
    blocks.add(position + 1, createBlock(parent, "pass", Gap.after(index)));
    if (!echo) {
      blocks.remove(position);
    }
    blocks.add(position, createBlock(parent, "pass", Gap.before(index)));
    siblings.clear();
    siblings.addAll(blocks);
  }

  private void checkOptions(StructuralNode node) {
    for (String name : node.getAttributes().keySet()) {
      if (name.endsWith("-option")) {
        String option = name.substring(0, name.length() - "-option".length());
        if (!option.equals("linenums")
            && !option.equals("nowrap")
            && !option.equals("unnumbered")) {
          problems.add(Problems.misspeltRun(locationOf(node), option));
        }
      }
    }
  }

  private String idOf(StructuralNode node, Location at) {
    String id = node.getId() == null ? "snippet-" + (found.size() + 1) : node.getId();
    SourceLine first = ids.putIfAbsent(id, new SourceLine(page, at.line()));
    if (first != null) {
      problems.add(Problems.duplicateId(at, id, first));
    }
    return id;
  }

  private Location locationOf(StructuralNode node) {
    Cursor cursor = node.getSourceLocation();
    if (cursor == null) {
      return new Location(page, 1, 1);
    }
    SourceLine line = includes.resolve(cursor.getPath(), cursor.getLineNumber());
    return new Location(line.path(), line.line(), 1);
  }

  /**
   * What a reader sees is what runs: attributes in the code are replaced where the author says so.
   */
  private static String codeOf(Block block) {
    String source = block.getSource();
    return block.isSubstitutionEnabled("attributes")
        ? block.getDocument().getAttributes().entrySet().stream()
            .reduce(
                source,
                (text, entry) -> text.replace("{" + entry.getKey() + "}", "" + entry.getValue()),
                (one, other) -> one)
        : source;
  }

  /** Callouts that stand bare behind a line, not in a comment, are no Java. */
  private static String withoutCallouts(String code) {
    return code.replaceAll("(?m)(?<!//)[ \\t]+(?:<(?:\\d+|\\.)>[ \\t]*)+$", "");
  }

  private List<CodeLine> linesOf(Block block, String code) {
    List<CodeLine> lines = new ArrayList<>();
    String[] origins = String.valueOf(block.getAttribute("origins", "")).split("\n", -1);
    List<String> codeLines = code.lines().toList();
    for (int index = 0; index < codeLines.size() && index < origins.length; index++) {
      int colon = origins[index].lastIndexOf(':');
      if (colon < 0) {
        break;
      }
      SourceLine source =
          includes.resolve(
              origins[index].substring(0, colon),
              Integer.parseInt(origins[index].substring(colon + 1)));
      lines.add(new CodeLine(source, shiftOf(source, codeLines.get(index))));
    }
    return lines;
  }

  /** Returns how far the code is from the left edge of the line that the author edits. */
  private int shiftOf(SourceLine source, String codeLine) {
    List<String> file =
        files.computeIfAbsent(
            source.path(),
            path -> {
              try {
                return Files.readString(project.resolve(path)).lines().toList();
              } catch (IOException unreadable) {
                return List.of();
              }
            });
    String raw = source.line() <= file.size() ? file.get(source.line() - 1) : "";
    return Math.max(0, raw.indexOf(codeLine));
  }
}
