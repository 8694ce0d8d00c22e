package org.ovenproof.generator.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.ovenproof.worker.code.Mask;

/**
 * The names in a statement of a snippet, read off its words and brackets: enough to say on the safe
 * side what it declares and what it can change, be it correct Java or not.
 *
 * @param words every name but those of members, such as {@code b} in {@code a.b}
 * @param declares the names that it declares for those after it
 * @param assigned the names that it gives another value to
 * @param kind what it is
 * @param hidden the names that it declares with its first mention of them, so that those of the
 *     same name before it do not matter
 */
record CodeNames(
    Set<String> words, Set<String> declares, Set<String> assigned, Kind kind, Set<String> hidden) {

  /** What an import of all that is in a package or a class declares. */
  static final String ALL = "*";

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
              + "|\\.\\.\\.|->|::|<<=|>>>=|>>=|[-+*/%&|^]=|[=!<>]=|\\+\\+|--|\\d[\\w.]*|\\S");

  private static final Pattern ASSIGNMENT = Pattern.compile("=|[-+*/%&|^]=|<<=|>>>?=|\\+\\+|--");

  private static final Set<String> TYPE_WORDS = Set.of("class", "interface", "enum", "record");

  private static final Set<String> CONTEXTUAL =
      Set.of("var", "record", "sealed", "permits", "yield", "when");

  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double");

  private static final Set<String> IMMUTABLE =
      Set.of(
          "boolean",
          "byte",
          "short",
          "char",
          "int",
          "long",
          "float",
          "double",
          "String",
          "Boolean",
          "Byte",
          "Short",
          "Character",
          "Integer",
          "Long",
          "Float",
          "Double",
          "BigInteger",
          "BigDecimal");

  /** What a statement is to those after it. */
  enum Kind {
    /** Code whose brackets do not match: anything. */
    UNKNOWN,
    /** Imports, of one name or of {@link CodeNames#ALL}. */
    IMPORT,
    /** Methods and types without static fields: they hold nothing that changes. */
    STATELESS,
    /** Variables whose values cannot be changed, only replaced. */
    VALUE,
    /** Other variables, and types with static fields. */
    STATE,
    /** Declares nothing. */
    ACTION
  }

  /** Returns those of each statement of some code. */
  static List<CodeNames> of(String code) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(Mask.of(code));
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    List<CodeNames> statements = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int at = 0; at < tokens.size(); at++) {
      switch (tokens.get(at)) {
        case "(", "[", "{" -> depth++;
        case ")", "]", "}" -> depth--;
        default -> {}
      }
      boolean ends = tokens.get(at).equals(";") || tokens.get(at).equals("}");
      if (depth < 0) {
        break;
      }
      if (depth == 0 && ends || at == tokens.size() - 1) {
        statements.add(of(tokens.subList(start, at + 1)));
        start = at + 1;
      }
    }
    if (depth != 0) {
      Set<String> words = words(tokens).keySet();
      return List.of(new CodeNames(words, words, words, Kind.UNKNOWN, Set.of()));
    }
    return statements;
  }

  private static CodeNames of(List<String> tokens) {
    Map<String, Integer> words = words(tokens);
    if (tokens.get(0).equals("import")) {
      int last = tokens.size() - (tokens.get(tokens.size() - 1).equals(";") ? 2 : 1);
      Set<String> name = Set.of(tokens.get(Math.max(0, last)));
      return new CodeNames(Set.of(), name, Set.of(), Kind.IMPORT, name);
    }
    Set<String> declares = new HashSet<>();
    Set<String> assigned = new HashSet<>();
    boolean type = false;
    boolean method = false;
    int depth = 0;
    boolean assigns = false;
    for (int at = 0; at < tokens.size(); at++) {
      String token = tokens.get(at);
      String before = at == 0 ? "" : tokens.get(at - 1);
      String after = at + 1 == tokens.size() ? "" : tokens.get(at + 1);
      if ("([{".contains(token)) {
        depth++;
      } else if (")]}".contains(token)) {
        depth--;
      } else if (isName(token) && words.containsKey(token)) {
        boolean named = TYPE_WORDS.contains(before) && depth == 0;
        if (named && (!before.equals("record") || after.equals("(") || after.equals("<"))) {
          type = true;
          declares.clear();
          declares.add(token);
        } else if (depth == 0 && !type && !method && isDeclaredBehind(before)) {
          method = after.equals("(") && !assigns;
          if (method) {
            declares.clear();
          }
          declares.add(token);
        }
        if (ASSIGNMENT.matcher(after).matches() || before.equals("++") || before.equals("--")) {
          assigned.add(token);
        }
      } else if (token.equals("=") && depth == 0) {
        assigns = true;
      }
    }
    Kind kind = kind(tokens, declares, type, method);
    assigned.removeAll(declares);
    Set<String> hidden = new HashSet<>(declares);
    hidden.removeIf(name -> words.get(name) > 1 && kind != Kind.STATELESS);
    return new CodeNames(words.keySet(), declares, assigned, kind, hidden);
  }

  private static Kind kind(
      List<String> tokens, Set<String> declares, boolean type, boolean method) {
    if (declares.isEmpty()) {
      return Kind.ACTION;
    }
    if (method) {
      return Kind.STATELESS;
    }
    if (type) {
      boolean holds = tokens.contains("static") || tokens.contains("enum") && tokens.contains(";");
      return holds ? Kind.STATE : Kind.STATELESS;
    }
    int first = tokens.get(0).equals("final") ? 1 : 0;
    boolean immutable = IMMUTABLE.contains(tokens.get(first)) && !tokens.get(first + 1).equals("[");
    return immutable ? Kind.VALUE : Kind.STATE;
  }

  /** Whether what stands behind a token may be the name of a variable or a method. */
  private static boolean isDeclaredBehind(String token) {
    return token.equals(">")
        || token.equals("]")
        || token.equals(",")
        || token.equals("var")
        || PRIMITIVES.contains(token)
        || token.equals("void")
        || isName(token);
  }

  /** Returns the names but for those of members, and how often each stands there. */
  private static Map<String, Integer> words(List<String> tokens) {
    Map<String, Integer> words = new HashMap<>();
    String before = "";
    for (String token : tokens) {
      if (isName(token) && !before.equals(".") && !before.equals("::")) {
        words.merge(token, 1, Integer::sum);
      }
      before = token;
    }
    return words;
  }

  private static boolean isName(String token) {
    return !token.isEmpty()
        && Character.isJavaIdentifierStart(token.charAt(0))
        && !SourceVersion.isKeyword(token)
        && !CONTEXTUAL.contains(token);
  }
}
