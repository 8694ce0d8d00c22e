package org.ovenproof.generator.parse;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.IncludeProcessor;
import org.asciidoctor.extension.PreprocessorReader;
import org.ovenproof.generator.cache.Digest;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.settings.Reach;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Names;
import org.ovenproof.generator.snippet.SourceLine;
import org.ovenproof.generator.source.SourceText;

/**
 * Resolves {@code include::} in place of Asciidoctor, which forgets the line numbers of tagged
 * regions, and notes what a page depends on. Works for one page at a time.
 */
final class Includes extends IncludeProcessor {

  /** Nobody types it, so no page's own name looks like that of an inclusion. */
  private static final char NUMBER_END = '\uE0F2';

  /** How an included file is named to Asciidoctor: the number of the inclusion, then its name. */
  private static final Pattern NUMBERED =
      Pattern.compile("(?:.*[/\\\\])?(\\d+)" + NUMBER_END + "[^/\\\\]*", Pattern.DOTALL);

  /** As deep as Asciidoctor goes. */
  private static final int DEEPEST = 64;

  /** Includes without a cycle may still double with each level. */
  private static final int MOST = 10_000;

  private static final long MOST_CHARACTERS = 64L << 20;

  private final Path project;
  private final Reach reach;
  private final List<Inclusion> inclusions = new ArrayList<>();
  private final Map<Path, String> digests = new LinkedHashMap<>();
  private final Map<String, List<String>> texts = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private String page = "";
  private long characters;

  Includes(Path project) {
    this.project = project;
    this.reach = Reach.of(project);
  }

  /** Forgets the page before and begins another. */
  void begin(String newPage, String text) {
    page = newPage;
    inclusions.clear();
    digests.clear();
    problems.clear();
    texts.clear();
    texts.put(newPage, text.lines().toList());
    characters = 0;
  }

  /** Returns the files that the page includes, directly or not, whether they exist or not. */
  Set<Path> files() {
    return Set.copyOf(digests.keySet());
  }

  /** Returns the digest of each of these files as it was read; empty for one that is not there. */
  Map<Path, String> digests() {
    return Map.copyOf(digests);
  }

  /** Returns the lines of the page, or of a file that it includes; none for any other. */
  List<String> linesOf(String path) {
    return texts.getOrDefault(path, List.of());
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Returns the line of a file that Asciidoctor means by a path and a line of its own. */
  SourceLine resolve(String path, int line) {
    Inclusion inclusion = inclusionOf(path);
    if (inclusion == null) {
      return new SourceLine(page, Math.max(1, line));
    }
    if (inclusion.lines().isEmpty()) {
      return new SourceLine(inclusion.path(), 1);
    }
    int index = Math.max(0, Math.min(line - 1, inclusion.lines().size() - 1));
    return new SourceLine(inclusion.path(), inclusion.lines().get(index));
  }

  /** Returns the inclusion that Asciidoctor means by a path of its own; null for the page. */
  private Inclusion inclusionOf(String path) {
    Matcher numbered = NUMBERED.matcher(path == null ? "" : path);
    return numbered.matches() ? inclusions.get(Integer.parseInt(numbered.group(1))) : null;
  }

  @Override
  public boolean handles(String target) {
    return true;
  }

  @Override
  public void process(
      Document document, PreprocessorReader reader, String target, Map<String, Object> attributes) {
    SourceLine directive = resolve(reader.getFile(), reader.getLineNumber() - 1);
    Inclusion includer = inclusionOf(reader.getFile());
    if (mayInclude(directive, includer)) {
      include(directive, includer, reader, target, attributes);
    }
  }

  /** Whether an include would come to an end; says so if it would not. */
  private boolean mayInclude(SourceLine directive, Inclusion includer) {
    for (Inclusion each = includer; each != null; each = each.includer()) {
      if (each.directive().equals(directive)) {
        problems.add(Problems.cyclicInclude(directive.start(), cycle(directive, includer)));
        return false;
      }
    }
    if (includer != null && includer.depth() == 0) {
      problems.add(Problems.deepInclude(directive.start()));
      return false;
    }
    if (inclusions.size() >= MOST || characters > MOST_CHARACTERS) {
      problems.add(
          Problems.tooManyIncludes(new Location(page, 1, 1), MOST, (int) (MOST_CHARACTERS >> 20)));
      return false;
    }
    return true;
  }

  /** Returns the files of a cycle in the order in which one includes the next. */
  private static List<String> cycle(SourceLine directive, Inclusion includer) {
    List<String> files = new ArrayList<>(List.of(directive.path()));
    for (Inclusion each = includer; !each.directive().equals(directive); each = each.includer()) {
      files.add(0, each.directive().path());
    }
    files.add(0, directive.path());
    return files;
  }

  private void include(
      SourceLine directive,
      Inclusion includer,
      PreprocessorReader reader,
      String target,
      Map<String, Object> attributes) {
    Location at = directive.start();
    Path file;
    try {
      file = Names.resolve(project.resolve(directive.path()).getParent(), target).normalize();
    } catch (InvalidPathException noName) {
      problems.add(Problems.missingInclude(at, Names.printable(target)));
      return;
    }
    if (!file.startsWith(project) || target.contains("://")) {
      problems.add(Problems.includeOutside(at, target));
      return;
    }
    String path = SourceLine.path(project, file);
    if (!reach.has(file)) {
      digests.merge(file, "", Includes::same);
      problems.add(Problems.includeOutside(at, path));
      return;
    }
    List<String> lines;
    try {
      lines = read(directive, file, path, charset(at, attributes));
    } catch (IOException unreadable) {
      digests.merge(file, "", Includes::same);
      boolean missing = !Files.exists(file) && !Files.isSymbolicLink(file);
      if (!missing || !attributes.containsKey("optional-option")) {
        problems.add(missing ? Problems.missingInclude(at, path) : unreadable(at, file, path));
      }
      return;
    }
    TagSelection selection = TagSelection.of(lines, attributes);
    for (String tag : selection.missing()) {
      problems.add(Problems.missingTag(at, path, tag, List.copyOf(selection.tags())));
    }
    selection
        .unclosed()
        .forEach(
            (tag, line) -> problems.add(Problems.unclosedTag(new Location(path, line, 1), tag)));
    if (selection.lines().isEmpty()) {
      return;
    }
    int number = inclusions.size();
    inclusions.add(
        new Inclusion(path, selection.lines(), directive, includer, depth(includer, attributes)));
    StringBuilder content = new StringBuilder();
    selection.lines().forEach(line -> content.append(lines.get(line - 1)).append('\n'));
    characters += content.length();
    String name = "" + number + NUMBER_END + file.getFileName();
    reader.pushInclude(content.toString(), file.getParent() + "/" + name, name, 1, attributes);
  }

  private static Problem unreadable(Location at, Path file, String path) {
    try {
      if (!Files.exists(file)) {
        return Problems.includeOfBrokenLink(at, path, Files.readSymbolicLink(file).toString());
      }
      if (Files.isRegularFile(file) && SourceText.isTooLarge(file)) {
        return Problems.includeTooLarge(at, path, SourceText.LARGEST_MEGABYTES);
      }
    } catch (IOException changed) {
      // Then it could not be opened.
    }
    return Files.isDirectory(file)
        ? Problems.includeOfFolder(at, path)
        : Problems.unreadableInclude(at, path);
  }

  /** Returns how many levels of includes may follow in a file. */
  private static int depth(Inclusion includer, Map<String, Object> attributes) {
    int most = includer == null ? DEEPEST - 1 : includer.depth() - 1;
    try {
      Object said = attributes.get("depth");
      return said == null ? most : Math.max(0, Math.min(most, Integer.parseInt(said.toString())));
    } catch (NumberFormatException noNumber) {
      return 0;
    }
  }

  private Charset charset(Location at, Map<String, Object> attributes) {
    Object said = attributes.get("encoding");
    try {
      return said == null ? StandardCharsets.UTF_8 : Charset.forName(said.toString().strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      problems.add(
          Problems.badOptionValue(
              at, "encoding", said.toString(), "the name of an encoding such as iso-8859-1"));
      return StandardCharsets.UTF_8;
    }
  }

  private List<String> read(SourceLine directive, Path file, String path, Charset charset)
      throws IOException {
    if (!Files.isRegularFile(file) || SourceText.isTooLarge(file)) {
      throw new IOException("not a file that is text");
    }
    byte[] bytes = Files.readAllBytes(file);
    digests.merge(file, new Digest().add(bytes).hex(), Includes::same);
    SourceText source = SourceText.of(bytes, charset);
    source
        .flaw()
        .map(flaw -> Problems.includeNotText(flaw.in(path), flaw.encoding(), flaw.hex(), directive))
        .ifPresent(problems::add);
    List<String> lines =
        source.flaw().filter(SourceText.Flaw::isNul).isPresent()
            ? List.of()
            : source.text().lines().toList();
    texts.putIfAbsent(path, lines);
    return lines;
  }

  /** A file that is included twice and changes in between was never any one text. */
  private static String same(String one, String other) {
    return one.equals(other) ? one : "changed while it was read";
  }

  /**
   * A file, or a part of one, in the place of a directive.
   *
   * @param path the file
   * @param lines the numbers of its lines that are included
   * @param directive where it is included
   * @param includer what the directive stands in; null for the page
   * @param depth how many levels of includes may follow in it
   */
  private record Inclusion(
      String path, List<Integer> lines, SourceLine directive, Inclusion includer, int depth) {}
}
