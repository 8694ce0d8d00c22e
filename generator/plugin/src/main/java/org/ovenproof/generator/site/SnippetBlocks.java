package org.ovenproof.generator.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Set<String> duplicates = new HashSet<>();
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
    duplicates.clear();
    files.clear();
  }

  List<Page.SnippetBlock> found() {
    return List.copyOf(found);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Whether what Asciidoctor says is told already, with a cure. */
  boolean hasTold(String message) {
    return duplicates.stream()
        .anyMatch(id -> message.equals("id assigned to block already in use: " + id));
  }

  @Override
  public Document process(Document document) {
    for (StructuralNode node : document.findBy(Map.of("traverse_documents", true))) {
      if (node.isOption(RUN)) {
        add(node);
      } else if (isExpected(node)) {
        checkOwner(node);
      } else if (node.getContext().equals("listing")
          && "java".equals(node.getAttribute("language"))) {
        checkOptions(node);
      }
    }
    return document;
  }

  private void add(StructuralNode node) {
    String language = String.valueOf(node.getAttribute("language", ""));
    if (!(node instanceof Block block)
        || !node.getContext().equals("listing")
        || !language.equals("java")) {
      boolean listing = node.getContext().equals("listing") && !language.isEmpty();
      problems.add(Problems.notJava(locationOf(node), listing ? language : "a block of text"));
      return;
    }
    SourceLine place = placeOf(node);
    Location at = locationOf(node);
    OptionParser parser =
        new OptionParser(at, node.getAttributes(), node.getDocument().getAttributes());
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
        new Snippet(
            page,
            place,
            id,
            parser.session(),
            code,
            linesOf(block, code.lines().toList()),
            options);
    String caption = node.getTitle() == null ? "" : node.getTitle();
    node.setTitle(null);
    node.setId(null);
    int index = found.size();
    found.add(new Page.SnippetBlock(snippet, caption, takeExpected(node)));
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

  /** Takes the block of expected output that stands right behind a snippet out of the page. */
  private Optional<ExpectedOutput> takeExpected(StructuralNode node) {
    List<StructuralNode> siblings = ((StructuralNode) node.getParent()).getBlocks();
    List<StructuralNode> blocks = new ArrayList<>(siblings);
    int next = blocks.indexOf(node) + 1;
    if (next >= blocks.size() || !isExpected(blocks.get(next))) {
      return Optional.empty();
    }
    Block block = (Block) blocks.remove(next);
    siblings.clear();
    siblings.addAll(blocks);
    Object tolerance = block.getAttribute("tolerance");
    return Optional.of(
        new ExpectedOutput(
            placeOf(block),
            block.getLines(),
            tolerance == null ? ExpectedOutput.TOLERANCE : tolerance(block, tolerance)));
  }

  /** What is left of them belongs to no snippet, and would not be compared with anything. */
  private void checkOwner(StructuralNode node) {
    StructuralNode parent = (StructuralNode) node.getParent();
    if (parent.getBlocks().contains(node)) {
      problems.add(Problems.ownerlessOutput(locationOf(node)));
    }
  }

  private static boolean isExpected(StructuralNode node) {
    boolean verbatim = node.getContext().equals("literal") || node.getContext().equals("listing");
    return verbatim && node.hasRole("output");
  }

  private double tolerance(Block block, Object value) {
    try {
      double tolerance = Double.parseDouble(value.toString());
      if (tolerance >= 0) {
        return tolerance;
      }
    } catch (NumberFormatException notANumber) {
      // Told below.
    }
    problems.add(
        Problems.badOptionValue(
            locationOf(block), "tolerance", value.toString(), "a number >= 0 such as 0.01"));
    return ExpectedOutput.TOLERANCE;
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
    SourceLine first = ids.putIfAbsent(id, new SourceLine(at.path(), at.line()));
    if (first != null) {
      problems.add(Problems.duplicateId(at, id, first));
      duplicates.add(id);
    }
    return id;
  }

  private Location locationOf(StructuralNode node) {
    SourceLine place = placeOf(node);
    return new Location(place.path(), place.line(), 1);
  }

  private SourceLine placeOf(StructuralNode node) {
    Object origin = node.getAttribute("begin-origin");
    if (origin != null) {
      return resolve(origin.toString());
    }
    Cursor cursor = node.getSourceLocation();
    return cursor == null
        ? new SourceLine(page, 1)
        : includes.resolve(cursor.getPath(), cursor.getLineNumber());
  }

  /** Returns the line that is meant by a path, a colon and a number. */
  private SourceLine resolve(String origin) {
    int colon = origin.lastIndexOf(':');
    return includes.resolve(
        origin.substring(0, colon), Integer.parseInt(origin.substring(colon + 1)));
  }

  /**
   * What a reader sees is what runs: attributes in the code are replaced where the author says so.
   */
  private static String codeOf(Block block) {
    return block.isSubstitutionEnabled("attributes")
        ? String.valueOf(block.getAttribute("replaced", block.getSource()))
        : block.getSource();
  }

  /** Callouts that stand bare behind a line, not in a comment, are no Java. */
  private static String withoutCallouts(String code) {
    return code.replaceAll("(?m)(?<!//)[ \\t]+(?:<(?:\\d+|\\.)>[ \\t]*)+$", "");
  }

  /** Returns where each line of the code stands, as far as that is known. */
  private List<SourceLine> originsOf(Block block) {
    List<SourceLine> origins = new ArrayList<>();
    for (String origin : String.valueOf(block.getAttribute("origins", "")).split("\n", -1)) {
      if (origin.isEmpty()) {
        break;
      }
      origins.add(resolve(origin));
    }
    return origins;
  }

  private List<CodeLine> linesOf(Block block, List<String> code) {
    List<SourceLine> origins = originsOf(block);
    List<CodeLine> lines = new ArrayList<>();
    for (int index = 0; index < code.size() && index < origins.size(); index++) {
      SourceLine source = origins.get(index);
      // How far the code is from the left edge of the line that the author edits.
      int shift = Math.max(0, rawLine(source).indexOf(code.get(index)));
      lines.add(new CodeLine(source, shift));
    }
    return lines;
  }

  private String rawLine(SourceLine source) {
    List<String> file = fileOf(source.path());
    return source.line() <= file.size() ? file.get(source.line() - 1) : "";
  }

  private List<String> fileOf(String name) {
    return files.computeIfAbsent(
        name,
        path -> {
          try {
            return Files.readString(project.resolve(path)).lines().toList();
          } catch (IOException unreadable) {
            return List.of();
          }
        });
  }
}
