package org.ovenproof.generator.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Resolves {@code include::} in place of Asciidoctor, which forgets the line numbers of tagged
 * regions, and notes what a page depends on. Works for one page at a time.
 */
final class Includes extends IncludeProcessor {

  /** How an included file is named to Asciidoctor: the number of the inclusion, then its name. */
  private static final Pattern NUMBERED = Pattern.compile("(?:.*[/\\\\])?(\\d+)#[^/\\\\]*");

  private final Path project;
  private final List<Inclusion> inclusions = new ArrayList<>();
  private final Map<Path, String> digests = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private String page = "";

  Includes(Path project) {
    this.project = project;
  }

  /** Forgets the page before and begins another. */
  void begin(String newPage) {
    page = newPage;
    inclusions.clear();
    digests.clear();
    problems.clear();
  }

  /** Returns the files that the page includes, directly or not, whether they exist or not. */
  Set<Path> files() {
    return Set.copyOf(digests.keySet());
  }

  /** Returns the digest of each of these files as it was read; empty for one that is not there. */
  Map<Path, String> digests() {
    return Map.copyOf(digests);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Returns the line of a file that Asciidoctor means by a path and a line of its own. */
  SourceLine resolve(String path, int line) {
    Matcher numbered = NUMBERED.matcher(path == null ? "" : path);
    if (!numbered.matches()) {
      return new SourceLine(page, Math.max(1, line));
    }
    Inclusion inclusion = inclusions.get(Integer.parseInt(numbered.group(1)));
    if (inclusion.lines().isEmpty()) {
      return new SourceLine(inclusion.path(), 1);
    }
    int index = Math.max(0, Math.min(line - 1, inclusion.lines().size() - 1));
    return new SourceLine(inclusion.path(), inclusion.lines().get(index));
  }

  @Override
  public boolean handles(String target) {
    return true;
  }

  @Override
  public void process(
      Document document, PreprocessorReader reader, String target, Map<String, Object> attributes) {
    SourceLine directive = resolve(reader.getFile(), reader.getLineNumber() - 1);
    Location at = directive.start();
    Path includer = project.resolve(directive.path());
    Path file = includer.getParent().resolve(target).normalize();
    boolean optional = attributes.containsKey("optional-option");
    if (!file.startsWith(project) || target.contains("://")) {
      problems.add(Problems.includeOutside(at, target));
      return;
    }
    String path = SourceLine.path(project, file);
    List<String> lines;
    try {
      byte[] bytes = Files.readAllBytes(file);
      digests.merge(file, new Digest().add(bytes).hex(), Includes::same);
      lines = decoded(bytes).lines().toList();
    } catch (IOException missing) {
      digests.merge(file, "", Includes::same);
      if (!optional) {
        problems.add(Problems.missingInclude(at, path));
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
    String name = inclusions.size() + "#" + file.getFileName();
    inclusions.add(new Inclusion(path, selection.lines()));
    StringBuilder content = new StringBuilder();
    selection.lines().forEach(number -> content.append(lines.get(number - 1)).append('\n'));
    reader.pushInclude(
        content.toString(), file.resolveSibling(name).toString(), name, 1, attributes);
  }

  /** A file that is included twice and changes in between was never any one text. */
  private static String same(String one, String other) {
    return one.equals(other) ? one : "changed while it was read";
  }

  private static String decoded(byte[] utf8) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
  }

  private record Inclusion(String path, List<Integer> lines) {}
}
