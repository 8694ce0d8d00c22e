package org.ovenproof.worker.compiler;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeMirror;
import org.ovenproof.worker.code.CellNames;

/** Asks javac for the types of variables and values that a cell does not write. */
final class Probe {

  /** The type of a call that returns nothing. */
  static final String VOID = "void";

  private static final String NAME = "$Probe";
  private static final String VALUE = "$value";

  /** A type that can be written; the others (captured, anonymous, of {@code null}) are JShell's. */
  private static final Pattern WRITABLE =
      Pattern.compile(
          "(?!.*<(?:any|null|none|anonymous))[\\w\\p{javaJavaIdentifierPart}.<>?,\\[\\] ]+");

  private final List<Part> parts;

  private Probe(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Returns the type of each part that {@link Part#needsType}, by its number, or nothing if one
   * cannot be said.
   */
  static Optional<Map<Integer, String>> types(
      Javac javac, List<Part> parts, UnaryOperator<String> imports) {
    if (parts.stream().noneMatch(Part::needsType)) {
      return Optional.of(Map.of());
    }
    Probe probe = new Probe(parts);
    String code = probe.code();
    return javac
        .attribute(NAME, imports.apply(code) + code, probe::read)
        .filter(
            types ->
                types.values().stream().allMatch(type -> WRITABLE.matcher(type).matches())
                    && types.keySet().size() == parts.stream().filter(Part::needsType).count());
  }

  private String code() {
    StringBuilder members = new StringBuilder();
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      switch (part.kind()) {
        case VARIABLE -> {
          if (part.type() == null) {
            body.append("var %s =\n%s\n;".formatted(part.name(), part.value()));
          } else {
            members.append("static %s %s;\n".formatted(part.type(), part.name()));
          }
        }
        case METHOD ->
            members.append(
                "static %s\n{ throw new java.lang.Error(); }\n"
                    .formatted(part.source().substring(0, part.start())));
        case TYPE -> members.append("static\n%s\n".formatted(part.source()));
        case VALUE -> body.append("var %s%s =\n%s\n;".formatted(VALUE, i, part.value()));
        // No variable, since a call may be void.
        case CALL -> body.append("%s%s: {\n%s\n; }".formatted(VALUE, i, part.value()));
        default -> {}
      }
    }
    return "class %s {\n%sstatic void probe() throws java.lang.Throwable {\n%s}}"
        .formatted(NAME, members, body);
  }

  private Map<Integer, String> read(Trees trees, CompilationUnitTree unit) {
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.needsType()) {
        names.put(part.kind() == Part.Kind.VARIABLE ? part.name() : VALUE + i, i);
      }
    }
    Map<Integer, String> types = new HashMap<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree tree, Void unused) {
        return tree.getSimpleName().contentEquals(NAME) ? super.visitClass(tree, null) : null;
      }

      @Override
      public Void visitMethod(MethodTree tree, Void unused) {
        return tree.getName().contentEquals("probe") ? super.visitMethod(tree, null) : null;
      }

      @Override
      public Void visitVariable(VariableTree tree, Void unused) {
        Integer number = names.get(tree.getName().toString());
        boolean local = getCurrentPath().getParentPath().getLeaf() instanceof BlockTree;
        if (number != null && local) {
          types.putIfAbsent(number, name(trees.getTypeMirror(getCurrentPath())));
        }
        return null;
      }

      @Override
      public Void visitLabeledStatement(LabeledStatementTree tree, Void unused) {
        Integer number = names.get(tree.getLabel().toString());
        BlockTree block = (BlockTree) tree.getStatement();
        ExpressionStatementTree call = (ExpressionStatementTree) block.getStatements().get(0);
        MethodInvocationTree value = (MethodInvocationTree) call.getExpression();
        TreePath path =
            new TreePath(
                new TreePath(new TreePath(new TreePath(getCurrentPath(), block), call), value),
                value.getMethodSelect());
        types.put(number, name(trees.getTypeMirror(path.getParentPath())));
        return null;
      }
    }.scan(unit, null);
    return types;
  }

  private static String name(TypeMirror type) {
    return type == null
        ? "<none>"
        : type.toString().replace(CellNames.PACKAGE + "." + NAME + ".", "");
  }
}
