package org.ovenproof.worker.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import org.ovenproof.worker.code.CellNames;
import org.ovenproof.worker.code.Piece;

/**
 * Compiles the statements of a cell together into the classes that JShell would make of them one by
 * one. It says no to all that JShell has a meaning of its own for: what does not compile, what
 * declares a name again, and what refers to a name that is declared later.
 */
public final class OnePass {

  private final Javac javac;

  /** The import statements of the session, with which every source begins. */
  private final StringBuilder imports = new StringBuilder();

  /** By each declared name, the import statement that a source needs which mentions the name. */
  private final Map<String, String> importOf = new HashMap<>();

  /** The import statements once more, to find one that is repeated. */
  private final Set<String> importTexts = new HashSet<>();

  /** Names in parts so far that JShell would compile again if one of the names was declared. */
  private final Set<String> mentioned = new HashSet<>();

  /** The id of the last snippet that JShell would have. */
  private int lastId;

  /** How many variables of its own ({@code $1}, {@code $2}) JShell would have for values. */
  private int lastValue;

  OnePass(Javac javac) {
    this.javac = javac;
  }

  /** Takes the imports of a session, or returns false if they do not compile. */
  public boolean begin(List<String> names) {
    for (String name : names) {
      String statement = "import " + name + ";";
      if (!importTexts.add(statement)) {
        return false;
      }
      lastId++;
      imports.append(statement);
    }
    return Javac.attempt(() -> javac.imports(imports.toString())).orElse(false);
  }

  /**
   * Returns the statements of a cell, compiled, or nothing if JShell has to be given them one by
   * one. None of them counts as declared before it {@link #ran}.
   *
   * @param analysis JShell's, which is asked for if brackets and semicolons do not tell where
   *     statements end
   */
  public Optional<List<CompiledPiece>> compiled(
      String code, Supplier<SourceCodeAnalysis> analysis) {
    List<Piece> pieces = Piece.byBrackets(code);
    return attempt(pieces)
        .or(
            () -> {
              List<Piece> others = Piece.byJShell(analysis.get(), code);
              return others.equals(pieces) ? Optional.empty() : attempt(others);
            });
  }

  private Optional<List<CompiledPiece>> attempt(List<Piece> pieces) {
    return Javac.attempt(
        () -> Parts.of(javac, pieces).filter(this::isPlain).flatMap(this::compiled).orElse(null));
  }

  /** Notes that a piece has been run, so that later ones may refer to it. */
  public void ran(CompiledPiece piece) {
    javac.keep(piece.files());
    lastId = piece.id();
    lastValue = piece.lastValue();
    declare(piece.part(), piece.name(), piece.simpleClassName());
  }

  private void declare(Part part, String name, String className) {
    if (part.kind() == Part.Kind.IMPORT) {
      imports.append(part.type());
      importTexts.add(part.type());
      importOf.put(part.name(), "");
    } else if (name != null) {
      importOf.put(name, "import static " + CellNames.PACKAGE + "." + className + "." + name + ";");
    }
    if (part.isCompiledAgain()) {
      mentioned.addAll(part.references());
    }
  }

  /** Whether the parts declare every name once, and before another part mentions it. */
  private boolean isPlain(List<Part> parts) {
    Set<String> declared = new HashSet<>(importOf.keySet());
    Set<String> before = new HashSet<>(mentioned);
    boolean first = true;
    for (Part part : parts) {
      Set<String> words = Piece.words(part.source());
      if (part.declares()) {
        boolean again = before.contains(part.name()) || !declared.add(part.name());
        boolean late = part.kind() == Part.Kind.IMPORT && part.name().equals("*") && !first;
        if (again || late || words.contains(part.name() + "_")) {
          return false;
        }
        if (part.kind() == Part.Kind.IMPORT && importTexts.contains(part.type())) {
          return false;
        }
      }
      if (words.stream().anyMatch(word -> word.startsWith("$"))) {
        return false;
      }
      if (part.kind() != Part.Kind.IMPORT) {
        first = false;
      }
      if (part.isCompiledAgain()) {
        before.addAll(part.references());
      }
    }
    return true;
  }

  private Optional<List<CompiledPiece>> compiled(List<Part> parts) {
    String imported =
        parts.stream()
            .filter(part -> part.kind() == Part.Kind.IMPORT)
            .map(Part::type)
            .collect(Collectors.joining());
    return Probe.types(javac, parts, code -> head(code, imported))
        .flatMap(types -> compiled(parts, types));
  }

  private Optional<List<CompiledPiece>> compiled(List<Part> parts, Map<Integer, String> types) {
    // The parts count as declared only while the sources are written: a statement may throw.
    Map<String, String> importOfBefore = new HashMap<>(importOf);
    int id = lastId;
    int value = lastValue;
    int importsBefore = imports.length();
    Set<String> mentionedBefore = new HashSet<>(mentioned);
    Map<String, String> sources = new LinkedHashMap<>();
    List<CompiledPiece> pieces = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      String type = types.getOrDefault(i, part.type());
      String name = part.declares() ? part.name() : null;
      String className = CellNames.CLASS + ++id;
      if (part.needsType() && part.kind() != Part.Kind.VARIABLE && !Probe.VOID.equals(type)) {
        name = "$" + ++value;
      }
      if (part.kind() == Part.Kind.IMPORT) {
        className = null;
      } else {
        String code = Wrapped.code(part, className, name, type);
        sources.put(className, head(code) + code);
      }
      pieces.add(new CompiledPiece(part, name, className, id, value));
      declare(part, name, className);
    }
    if (parts.stream().anyMatch(part -> part.kind() == Part.Kind.IMPORT)) {
      sources.put("$Imports", head("") + "class $Imports {}");
    }
    importOf.clear();
    importOf.putAll(importOfBefore);
    imports.setLength(importsBefore);
    mentioned.clear();
    mentioned.addAll(mentionedBefore);
    parts.stream()
        .filter(part -> part.kind() == Part.Kind.IMPORT)
        .forEach(part -> importTexts.remove(part.type()));
    if (sources.isEmpty()) {
      return Optional.of(pieces);
    }
    Optional<List<CompiledFiles.Compiled>> classes = javac.compile(sources);
    classes.ifPresent(all -> all.forEach(each -> pieces.forEach(piece -> piece.take(each))));
    return classes.map(all -> pieces);
  }

  private String head(String code) {
    return head(code, "");
  }

  /** Returns, on one line, the package, all imports and those of the names that code mentions. */
  private String head(String code, String more) {
    String declared =
        Piece.words(code).stream()
            .map(word -> importOf.getOrDefault(word, ""))
            .collect(Collectors.joining());
    return "package " + CellNames.PACKAGE + "; " + imports + more + declared;
  }
}
