package org.ovenproof.generator.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.asciidoctor.ast.PhraseNode;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.InlineMacroProcessor;

/**
 * {@code value:accuracy[]} in prose: the value of the snippet {@code accuracy}, so that prose
 * cannot disagree with what the page computes. {@code value:score[loss]} names a column of a table
 * with one row, or a key of a table of keys and values. Works for one page at a time.
 */
final class ValueMacro extends InlineMacroProcessor {

  static final String NAME = "value";

  private final List<Reference> references = new ArrayList<>();

  ValueMacro() {
    super(NAME);
  }

  /** Forgets the page before. */
  void begin() {
    references.clear();
  }

  List<Reference> references() {
    return List.copyOf(references);
  }

  @Override
  public PhraseNode process(StructuralNode parent, String target, Map<String, Object> attributes) {
    Object field = attributes.getOrDefault("1", attributes.getOrDefault("text", ""));
    Reference reference = new Reference(target, String.valueOf(field).strip());
    if (!references.contains(reference)) {
      references.add(reference);
    }
    String gap = Gap.value(references.indexOf(reference));
    return createPhraseNode(parent, "quoted", gap);
  }

  /**
   * A value that prose asks for.
   *
   * @param snippetId the snippet whose value it is
   * @param field the column or the key of its table; empty for a value that is no table
   */
  record Reference(String snippetId, String field) {

    @Override
    public String toString() {
      return NAME + ":" + snippetId + "[" + field + "]";
    }
  }
}
