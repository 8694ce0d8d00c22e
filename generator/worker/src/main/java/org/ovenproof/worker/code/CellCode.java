package org.ovenproof.worker.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.worker.protocol.Outcome;

/**
 * The code of a cell as JShell is given it. A cell is read as one file of Java is, while JShell
 * makes a public member of another class of each of its types: so what a file may leave out is
 * written out, which types a sealed one permits and that the constructor of a record is as public
 * as it. Nothing is taken away, and no line is added.
 */
public final class CellCode {

  /** Without one of these words there is nothing to write out. */
  private static final Pattern CANDIDATE = Pattern.compile("\\b(?:sealed|record)\\b");

  private static final String NAME = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";

  private static final Pattern TYPE =
      Pattern.compile(
          "(?:class|interface|enum)\\s+(?<name>%s)|record\\s+(?<record>%1$s)(?=\\s*[(<])"
              .formatted(NAME));

  private static final Pattern SEALED = Pattern.compile("(?<![-\\w])sealed\\b");
  private static final Pattern PERMITS = Pattern.compile("\\bpermits\\b");
  private static final Pattern SUPERTYPES = Pattern.compile("\\b(?:extends|implements)\\b");
  private static final Pattern CONSTRUCTOR =
      Pattern.compile("\\s*(?:@%s(?:\\([^)]*\\))?\\s*)*(?<name>%1$s)\\s*[({]".formatted(NAME));

  private final String code;
  private final String masked;
  private final List<Type> types = new ArrayList<>();

  /** The texts that are written out, by their places in the author's code. */
  private final Map<Integer, String> insertions = new TreeMap<>();

  private CellCode(String code) {
    this.code = code;
    this.masked = CANDIDATE.matcher(code).find() ? Mask.of(code) : "";
  }

  /** Returns the code of a cell, read. */
  public static CellCode of(String code) {
    CellCode cell = new CellCode(code);
    if (!cell.masked.isEmpty()) {
      cell.findTypes();
      cell.types.forEach(cell::permit);
      cell.types.forEach(cell::publish);
    }
    return cell;
  }

  /** Returns the code for JShell. */
  public String text() {
    return text(0, code.length());
  }

  /**
   * Returns the code for the {@code jshell} tool. In that of JDK 17 a type that is not sealed has a
   * stand-in until all is declared that what it extends permits.
   */
  public String script() {
    Map<Integer, String> added = new TreeMap<>();
    Map<Integer, Integer> cut = new TreeMap<>();
    for (Type type : types) {
      int begin = begin(type);
      int end = end(type);
      Optional<StandIn> standIn =
          type.path().equals(type.name()) ? StandIn.of(text(begin, end)) : Optional.empty();
      if (standIn.isPresent()) {
        String plain = standIn.get().declaration().replaceFirst("\\b(final|sealed) +", "$1 ");
        cut.put(begin, end);
        added.merge(begin, TiedLines.of(plain), String::concat);
        added.merge(endOfFamily(type), "\n" + TiedLines.of(text(begin, end)), String::concat);
      }
    }
    StringBuilder script = new StringBuilder();
    int from = 0;
    for (Map.Entry<Integer, String> each : added.entrySet()) {
      script.append(text(from, each.getKey())).append(each.getValue());
      from = cut.getOrDefault(each.getKey(), each.getKey());
    }
    return script.append(text(from, code.length())).toString();
  }

  /**
   * Returns the end of the last type of the cell that has a sealed supertype in common with one.
   */
  private int endOfFamily(Type type) {
    Set<Type> family = new LinkedHashSet<>(List.of(type));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Type sealed : types) {
        boolean isSealed = SEALED.matcher(sealed.modifiers()).find();
        if (isSealed && family.stream().anyMatch(each -> each.hasSupertype(sealed.name()))) {
          family.add(sealed);
          grows |=
              family.addAll(
                  types.stream().filter(each -> each.hasSupertype(sealed.name())).toList());
        }
      }
    }
    return family.stream()
        .filter(each -> each.path().equals(each.name()))
        .mapToInt(this::end)
        .max()
        .orElseThrow();
  }

  private int begin(Type type) {
    int at = type.begin();
    while (Character.isWhitespace(masked.charAt(at))) {
      at++;
    }
    return at;
  }

  private int end(Type type) {
    int depth = 0;
    int at = type.open();
    do {
      depth += masked.charAt(at) == '{' ? 1 : masked.charAt(at) == '}' ? -1 : 0;
      at++;
    } while (depth > 0 && at < masked.length());
    return at;
  }

  /** Returns a part of the code, with what is written out in it. */
  private String text(int begin, int end) {
    StringBuilder text = new StringBuilder();
    int from = begin;
    for (Map.Entry<Integer, String> insertion : insertions.entrySet()) {
      int at = insertion.getKey();
      if (at >= begin && at < end) {
        text.append(code, from, at).append(insertion.getValue());
        from = at;
      }
    }
    return text.append(code, from, end).toString();
  }

  /** Returns an error in {@link #text} as one in the author's code. */
  public Outcome.CompileError original(Outcome.CompileError error) {
    return new Outcome.CompileError(
        original(error.start()), original(error.end()), error.message());
  }

  /** Returns the number of the line of an offset in the author's code, from 1. */
  public int lineOf(int offset) {
    return 1 + Math.toIntExact(code.substring(0, offset).chars().filter(c -> c == '\n').count());
  }

  private int original(int offset) {
    int added = 0;
    for (Map.Entry<Integer, String> insertion : insertions.entrySet()) {
      int at = insertion.getKey() + added;
      if (offset <= at) {
        break;
      }
      added += Math.min(insertion.getValue().length(), offset - at);
    }
    return offset - added;
  }

  /** Finds all types but those in bodies of methods. */
  private void findTypes() {
    Matcher matcher = TYPE.matcher(masked);
    Deque<Type> around = new ArrayDeque<>();
    // Stands in the stack for braces and brackets that are no type's.
    Type none = new Type("", "", false, "", "", 0, 0, 0);
    Type header = null;
    int begin = 0;
    for (int at = 0; at < masked.length(); at++) {
      char each = masked.charAt(at);
      boolean inType = around.isEmpty() || around.peek() != none;
      switch (each) {
        case '{' -> {
          if (header != null && inType) {
            types.add(header.opened(masked, at));
            around.push(types.get(types.size() - 1));
          } else {
            around.push(none);
          }
          header = inType ? null : header;
          begin = at + 1;
        }
        case '(', '[' -> around.push(none);
        case ')', ']', '}' -> {
          around.poll();
          begin = each == '}' ? at + 1 : begin;
        }
        case ';' -> {
          header = around.isEmpty() || inType ? null : header;
          begin = at + 1;
        }
        default -> {
          boolean starts = at == 0 || !Character.isJavaIdentifierPart(masked.charAt(at - 1));
          if (header == null
              && inType
              && starts
              && matcher.region(at, masked.length()).lookingAt()
              && (at == 0 || masked.charAt(at - 1) != '.')) {
            boolean isRecord = matcher.group("record") != null;
            String name = matcher.group(isRecord ? "record" : "name");
            String outer = around.isEmpty() ? "" : around.peek().path() + ".";
            String modifiers = masked.substring(begin, at);
            header = new Type(name, outer + name, isRecord, modifiers, "", begin, matcher.end(), 0);
            at = matcher.end() - 1;
          }
        }
      }
    }
  }

  /** Writes out which types of the cell a sealed one permits, unless all of them lie in it. */
  private void permit(Type sealed) {
    if (!SEALED.matcher(sealed.modifiers()).find() || PERMITS.matcher(sealed.header()).find()) {
      return;
    }
    List<Type> permitted = types.stream().filter(type -> type.hasSupertype(sealed.name())).toList();
    if (permitted.stream().anyMatch(type -> !type.outermost().equals(sealed.outermost()))) {
      String names = String.join(", ", permitted.stream().map(Type::path).toList());
      boolean apart = Character.isWhitespace(masked.charAt(sealed.open() - 1));
      insertions.put(sealed.open(), (apart ? "" : " ") + "permits " + names + " ");
    }
  }

  /** Writes out that constructors of a record are public which have no modifier. */
  private void publish(Type record) {
    if (!record.isRecord() || !record.path().equals(record.name())) {
      return;
    }
    Matcher constructor = CONSTRUCTOR.matcher(masked);
    int depth = 0;
    boolean begins = true;
    for (int at = record.open() + 1; at < masked.length() && depth >= 0; at++) {
      if (begins && depth == 0) {
        constructor.region(at, masked.length());
        if (constructor.lookingAt() && constructor.group("name").equals(record.name())) {
          insertions.put(constructor.start("name"), "public ");
        }
      }
      char each = masked.charAt(at);
      depth += "([{".indexOf(each) >= 0 ? 1 : ")]}".indexOf(each) >= 0 ? -1 : 0;
      begins = each == ';' || each == '}';
    }
  }

  /**
   * A type that a cell declares.
   *
   * @param path its name behind those of the types around it
   * @param modifiers what stands before its keyword
   * @param header what stands between its name and its body
   * @param begin where its modifiers begin
   * @param nameEnd where its name ends
   * @param open where its body begins
   */
  private record Type(
      String name,
      String path,
      boolean isRecord,
      String modifiers,
      String header,
      int begin,
      int nameEnd,
      int open) {

    Type opened(String masked, int at) {
      return new Type(
          name, path, isRecord, modifiers, masked.substring(nameEnd, at), begin, nameEnd, at);
    }

    String outermost() {
      return path.replaceFirst("\\..*", "");
    }

    boolean hasSupertype(String other) {
      String plain = header;
      String before;
      do {
        before = plain;
        plain = plain.replaceAll("<[^<>]*>|\\([^()]*\\)", " ");
      } while (!plain.equals(before));
      Matcher supertypes = SUPERTYPES.matcher(plain);
      return supertypes.find()
          && Arrays.asList(
                  plain
                      .substring(supertypes.end())
                      .replaceFirst("\\bpermits\\b.*", "")
                      .split("[\\s,]+"))
              .contains(other);
    }
  }
}
