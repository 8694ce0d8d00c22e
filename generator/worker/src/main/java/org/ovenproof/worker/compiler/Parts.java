package org.ovenproof.worker.compiler;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.ovenproof.worker.code.Mask;
import org.ovenproof.worker.code.Piece;

/** Parses the statements of a cell, all at once. */
final class Parts {

  private static final Pattern IMPORT =
      Pattern.compile("import\\s+(?:static\\s+)?[\\w$.]+\\.([\\w$]+|\\*)\\s*;");
  private static final String BODY = "class $ { Object m() throws Throwable {\n";
  private static final String MEMBER = "class $ {\n";
  private static final String VALUE = "class $ { Object m() throws Throwable { return\n";

  /** Modifiers of types that JShell keeps; the others it takes away or complains of. */
  private static final Set<Modifier> ON_TYPES =
      EnumSet.of(Modifier.ABSTRACT, Modifier.SEALED, Modifier.NON_SEALED, Modifier.STRICTFP);

  /** Names of methods that every object has, some of which JShell refuses. */
  private static final Set<String> OF_OBJECTS =
      Arrays.stream(Object.class.getDeclaredMethods())
          .map(Method::getName)
          .collect(Collectors.toUnmodifiableSet());

  private final Javac.Parsed parsed;

  private Parts(Javac.Parsed parsed) {
    this.parsed = parsed;
  }

  /** Returns one part for each piece, or nothing if JShell has a meaning of its own for a piece. */
  static Optional<List<Part>> of(Javac javac, List<Piece> pieces) {
    if (pieces.isEmpty()) {
      return Optional.of(List.of());
    }
    Map<String, String> sources = new HashMap<>();
    for (int i = 0; i < pieces.size(); i++) {
      String source = pieces.get(i).source();
      sources.put("B" + i, BODY + source + "\n}}");
      if (Mask.of(source).stripTrailing().endsWith("}")) {
        sources.put("M" + i, MEMBER + source + "\n}");
      }
      sources.put("V" + i, VALUE + source + "\n;}}");
    }
    return javac.parse(sources, parsed -> new Parts(parsed).all(pieces));
  }

  /** Returns the names that a statement is to declare which JShell refuses, if it can be parsed. */
  static Optional<List<String>> declaredBy(Javac javac, Piece piece) {
    Map<String, String> sources =
        Map.of(
            "B", BODY + piece.source() + "\n}}",
            "M", MEMBER + piece.source() + "\n}",
            "V", VALUE + piece.source() + "\n;}}");
    return javac.parse(sources, parsed -> new Parts(parsed).names());
  }

  private Optional<List<String>> names() {
    List<Tree> trees = new ArrayList<>(inMethod("B"));
    if (trees.isEmpty()) {
      trees.addAll(members("M"));
    }
    if (trees.isEmpty() && !inMethod("V").isEmpty()) {
      return Optional.of(List.of());
    }
    if (trees.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (Tree tree : trees) {
      if (tree instanceof VariableTree variable) {
        names.add(variable.getName().toString());
      } else if (tree instanceof ClassTree type) {
        names.add(type.getSimpleName().toString());
      } else if (tree instanceof MethodTree method) {
        names.add(method.getName().toString());
      }
    }
    return Optional.of(names);
  }

  private Optional<List<Part>> all(List<Piece> pieces) {
    List<Part> all = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Part part = part(i, pieces.get(i));
      if (part == null) {
        return Optional.empty();
      }
      all.add(part);
    }
    return Optional.of(all);
  }

  private Part part(int index, Piece piece) {
    Matcher imported = IMPORT.matcher(Mask.of(piece.source()).strip());
    if (imported.matches()) {
      return new Part(Part.Kind.IMPORT, piece, imported.group(1), imported.group(), 0, 0);
    }
    List<? extends Tree> statements = inMethod("B" + index);
    if (statements.size() == 1) {
      return statement(parsed.unit("B" + index), statements.get(0), piece);
    }
    if (statements.isEmpty()) {
      List<? extends Tree> members = members("M" + index);
      if (members.size() == 1 && members.get(0) instanceof MethodTree method) {
        return method(parsed.unit("M" + index), method, piece);
      }
      List<? extends Tree> values = inMethod("V" + index);
      if (!values.isEmpty() && values.get(0) instanceof ReturnTree value) {
        CompilationUnitTree unit = parsed.unit("V" + index);
        return value.getExpression() == null
            ? null
            : expression(unit, value.getExpression(), piece, VALUE.length());
      }
    }
    return null;
  }

  private List<? extends Tree> members(String name) {
    CompilationUnitTree unit = parsed.unit(name);
    return unit == null || unit.getTypeDecls().size() != 1
        ? List.of()
        : ((ClassTree) unit.getTypeDecls().get(0)).getMembers();
  }

  private List<? extends Tree> inMethod(String name) {
    List<? extends Tree> members = members(name);
    return members.size() == 1 && members.get(0) instanceof MethodTree method
        ? method.getBody().getStatements()
        : List.of();
  }

  private Part statement(CompilationUnitTree unit, Tree tree, Piece piece) {
    if (tree instanceof VariableTree variable) {
      return variable(unit, variable, piece);
    }
    if (tree instanceof ClassTree type) {
      return ON_TYPES.containsAll(type.getModifiers().getFlags())
          ? new Part(Part.Kind.TYPE, piece, type.getSimpleName().toString(), null, 0, 0)
          : null;
    }
    if (tree instanceof ExpressionStatementTree statement) {
      return expression(unit, statement.getExpression(), piece, BODY.length());
    }
    return switch (tree.getKind()) {
      case EMPTY_STATEMENT, RETURN, BREAK, CONTINUE, YIELD -> null;
      case THROW -> new Part(Part.Kind.THROW, piece, null, null, 0, 0);
      default -> new Part(Part.Kind.STATEMENT, piece, null, null, 0, 0);
    };
  }

  private Part variable(CompilationUnitTree unit, VariableTree tree, Piece piece) {
    if (!tree.getModifiers().getFlags().isEmpty()
        || !tree.getModifiers().getAnnotations().isEmpty()) {
      return null;
    }
    String name = tree.getName().toString();
    String type = tree.getType() == null ? null : tree.getType().toString();
    if (tree.getInitializer() == null) {
      return new Part(Part.Kind.VARIABLE, piece, name, type, -1, -1);
    }
    if (type == null && hasAnonymousClass(tree.getInitializer())) {
      return null;
    }
    int start = start(unit, tree.getInitializer()) - BODY.length();
    int end = end(unit, tree.getInitializer()) - BODY.length();
    return new Part(Part.Kind.VARIABLE, piece, name, type, start, end);
  }

  private Part method(CompilationUnitTree unit, MethodTree tree, Piece piece) {
    BlockTree body = tree.getBody();
    if (body == null
        || OF_OBJECTS.contains(tree.getName().toString())
        || tree.getReturnType() == null
        || !tree.getModifiers().getFlags().isEmpty()
        || !tree.getModifiers().getAnnotations().isEmpty()) {
      return null;
    }
    int start = start(unit, body) - MEMBER.length();
    return new Part(Part.Kind.METHOD, piece, tree.getName().toString(), null, start, 0);
  }

  private Part expression(CompilationUnitTree unit, ExpressionTree tree, Piece piece, int shift) {
    Part.Kind kind;
    String name = null;
    switch (tree.getKind()) {
      case IDENTIFIER -> {
        kind = Part.Kind.NAMED_VALUE;
        name = tree.toString();
      }
      case ASSIGNMENT -> {
        ExpressionTree target = ((AssignmentTree) tree).getVariable();
        boolean named = target.getKind() == Tree.Kind.IDENTIFIER;
        kind = named ? Part.Kind.NAMED_VALUE : Part.Kind.VALUE;
        name = named ? target.toString() : null;
      }
      case METHOD_INVOCATION -> kind = Part.Kind.CALL;
      case LAMBDA_EXPRESSION, MEMBER_REFERENCE, ERRONEOUS, PARENTHESIZED -> {
        return null;
      }
      default -> kind = Part.Kind.VALUE;
    }
    if (hasAnonymousClass(tree)) {
      return null;
    }
    return new Part(kind, piece, name, null, start(unit, tree) - shift, end(unit, tree) - shift);
  }

  /** Whether an expression has an anonymous class in it, which JShell moves out and names. */
  private static boolean hasAnonymousClass(Tree tree) {
    return Boolean.TRUE.equals(
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean visitClass(ClassTree node, Void unused) {
            return true;
          }

          @Override
          public Boolean reduce(Boolean one, Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
          }
        }.scan(tree, null));
  }

  private int start(CompilationUnitTree unit, Tree tree) {
    SourcePositions positions = parsed.positions();
    return Math.toIntExact(positions.getStartPosition(unit, tree));
  }

  private int end(CompilationUnitTree unit, Tree tree) {
    return Math.toIntExact(parsed.positions().getEndPosition(unit, tree));
  }
}
