package org.ovenproof.generator.parse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.asciidoctor.ast.Block;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.Treeprocessor;
import org.ovenproof.generator.page.Marks;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Names;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Finds the blocks of a page that run, and puts marks around them. Works for one page at a time.
 *
 * <p>A tree processor, since block extensions run before a block knows its line.
 */
final class SnippetBlocks extends Treeprocessor {

  private final Includes includes;
  private final InlineMacros macros;
  private final BlockLines lines;
  private final ExpectedBlocks expected;
  private final List<Page.SnippetBlock> found = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, SourceLine> ids = new LinkedHashMap<>();
  private final Set<String> duplicates = new HashSet<>();
  private String page = "";
  private Marks marks;

  SnippetBlocks(Path project, Includes includes, InlineMacros macros) {
    this.includes = includes;
    this.macros = macros;
    this.lines = new BlockLines(includes);
    this.expected = new ExpectedBlocks(project, lines);
  }

  /** Forgets the page before and begins another. */
  void begin(String newPage) {
    page = newPage;
    marks = Marks.of(newPage);
    found.clear();
    problems.clear();
    ids.clear();
    duplicates.clear();
    lines.begin(newPage);
    expected.begin(marks);
  }

  List<Page.SnippetBlock> found() {
    return List.copyOf(found);
  }

  List<Problem> problems() {
    return Stream.concat(problems.stream(), expected.problems().stream()).toList();
  }

  /** Returns the pictures that the page expects, whether they exist or not. */
  Set<Path> pictures() {
    return expected.pictures();
  }

  /** Whether two snippets have an id, which is told already. */
  boolean isTwice(String id) {
    return duplicates.contains(id);
  }

  @Override
  public Document process(Document document) {
    for (StructuralNode node : document.findBy(Map.of("traverse_documents", true))) {
      if (Marker.isOn(node)) {
        add(node);
      } else if (ExpectedBlocks.isExpected(node)) {
        expected.checkOwner(node);
      } else {
        Marker.nearMiss(node, () -> lines.locationOf(node)).ifPresent(problems::add);
      }
    }
    return document;
  }

  private void add(StructuralNode node) {
    Location at = lines.locationOf(node);
    Optional<Problem> refusal = Marker.refusal(node, at);
    if (refusal.isPresent() || !(node instanceof Block block)) {
      refusal.ifPresent(problems::add);
      return;
    }
    SourceLine place = lines.placeOf(node);
    OptionParser parser =
        new OptionParser(at, node.getAttributes(), node.getDocument().getAttributes());
    Options options = parser.parse().withAlt(macros::text);
    problems.addAll(parser.problems());
    String code = withoutCallouts(macros.literal(codeOf(block)));
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
            lines.linesOf(block, code.lines().toList()),
            options);
    String caption = node.getTitle() == null ? "" : macros.html(node.getTitle());
    node.setTitle(null);
    node.setId(null);
    int index = found.size();
    found.add(new Page.SnippetBlock(snippet, caption, expected.takeBehind(node)));
    surround(node, index, options.echo());
  }

  /** Puts a mark before and behind the code, or both in its place. */
  private void surround(StructuralNode node, int index, boolean echo) {
    StructuralNode parent = (StructuralNode) node.getParent();
    List<StructuralNode> siblings = parent.getBlocks();
    // JRuby looks and inserts at a wrong place in an array of one element, so this is a list of
    // ours.
    List<StructuralNode> blocks = new ArrayList<>(siblings);
    int position = blocks.indexOf(node);
    blocks.add(position + 1, createBlock(parent, "pass", marks.of(Marks.Kind.AFTER, index)));
    if (!echo) {
      blocks.remove(position);
    }
    blocks.add(position, createBlock(parent, "pass", marks.of(Marks.Kind.BEFORE, index)));
    siblings.clear();
    siblings.addAll(blocks);
  }

  private String idOf(StructuralNode node, Location at) {
    String id = node.getId() == null ? "snippet-" + (found.size() + 1) : Names.nfc(node.getId());
    SourceLine first = ids.putIfAbsent(id, new SourceLine(at.path(), at.line()));
    if (first != null) {
      problems.add(Problems.duplicateId(at, id, first));
      duplicates.add(id);
    }
    return id;
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
}
