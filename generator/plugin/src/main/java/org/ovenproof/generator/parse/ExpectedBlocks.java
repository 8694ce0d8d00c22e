package org.ovenproof.generator.parse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.asciidoctor.ast.Block;
import org.asciidoctor.ast.StructuralNode;
import org.ovenproof.generator.page.Expected;
import org.ovenproof.generator.page.ExpectedOutput;
import org.ovenproof.generator.page.ExpectedPicture;
import org.ovenproof.generator.page.Marks;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.settings.Reach;
import org.ovenproof.generator.snippet.Names;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Finds the blocks with the role {@code output} right behind a snippet, which say what it is
 * expected to show, and takes them out of the page. Works for one page at a time.
 */
final class ExpectedBlocks {

  private static final String ROLE = "output";

  private final Path project;
  private final Reach reach;
  private final BlockLines lines;
  private final List<Problem> problems = new ArrayList<>();
  private Marks marks;
  private final Set<Path> pictures = new LinkedHashSet<>();

  ExpectedBlocks(Path project, BlockLines lines) {
    this.project = project;
    this.reach = Reach.of(project);
    this.lines = lines;
  }

  /** Forgets the page before. */
  void begin(Marks ofPage) {
    marks = ofPage;
    problems.clear();
    pictures.clear();
  }

  List<Problem> problems() {
    return problems;
  }

  /** Returns the files of all expected pictures, whether they exist or not. */
  Set<Path> pictures() {
    return Set.copyOf(pictures);
  }

  static boolean isExpected(StructuralNode node) {
    return node.hasRole(ROLE) && (isText(node) || isPicture(node));
  }

  private static boolean isText(StructuralNode node) {
    return node.getContext().equals("literal") || node.getContext().equals("listing");
  }

  private static boolean isPicture(StructuralNode node) {
    return node.getContext().equals("image");
  }

  /** Takes what stands right behind a snippet: a text, pictures, or both in any order. */
  Expected takeBehind(StructuralNode snippet) {
    List<StructuralNode> siblings = ((StructuralNode) snippet.getParent()).getBlocks();
    // JRuby looks and removes at a wrong place in an array of one element, so this is a list of
    // ours.
    List<StructuralNode> blocks = new ArrayList<>(siblings);
    int next = blocks.indexOf(snippet) + 1;
    Optional<ExpectedOutput> text = Optional.empty();
    List<ExpectedPicture> golden = new ArrayList<>();
    while (next < blocks.size() && isExpected(blocks.get(next))) {
      StructuralNode block = blocks.get(next);
      if (isPicture(block)) {
        picture(block).ifPresent(golden::add);
      } else if (text.isEmpty()) {
        text = Optional.of(text((Block) block));
      } else {
        break;
      }
      blocks.remove(next);
    }
    siblings.clear();
    siblings.addAll(blocks);
    return new Expected(text, golden);
  }

  /**
   * What is left of them belongs to no snippet, and is a block like any other. With only text
   * between it and a snippet it looks as if somebody counted on it.
   */
  void checkOwner(StructuralNode node) {
    List<StructuralNode> siblings =
        new ArrayList<>(((StructuralNode) node.getParent()).getBlocks());
    int at = siblings.indexOf(node) - 1;
    while (at >= 0 && siblings.get(at).getContext().equals("paragraph")) {
      at--;
    }
    if (at >= 0
        && siblings.get(at) instanceof Block block
        && marks.isAt(block.getSource(), Marks.Kind.AFTER)) {
      problems.add(Problems.ownerlessOutput(lines.locationOf(node)));
    }
  }

  private ExpectedOutput text(Block block) {
    return new ExpectedOutput(
        lines.placeOf(block), block.getLines(), tolerance(block, ExpectedOutput.TOLERANCE));
  }

  private Optional<ExpectedPicture> picture(StructuralNode block) {
    SourceLine place = lines.placeOf(block);
    String target = String.valueOf(block.getAttribute("target"));
    Path file = Names.resolve(project.resolve(place.path()).getParent(), target).normalize();
    if (!file.startsWith(project) || !reach.has(file)) {
      problems.add(Problems.includeOutside(lines.locationOf(block), target));
      return Optional.empty();
    }
    pictures.add(file);
    return Optional.of(
        new ExpectedPicture(
            place, SourceLine.path(project, file), tolerance(block, ExpectedPicture.TOLERANCE)));
  }

  private double tolerance(StructuralNode block, double otherwise) {
    Object value = block.getAttribute("tolerance");
    if (value == null) {
      return otherwise;
    }
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
            lines.locationOf(block), "tolerance", value.toString(), "a number >= 0 such as 0.01"));
    return otherwise;
  }
}
