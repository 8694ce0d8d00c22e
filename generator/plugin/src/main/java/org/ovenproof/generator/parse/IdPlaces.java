package org.ovenproof.generator.parse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.StructuralNode;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Names;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Where the ids of a page stand. Asciidoctor knows it of blocks; what authors write in a sentence
 * or as HTML is searched for in the forms that give an id.
 */
final class IdPlaces {

  private final Path project;
  private final String page;
  private final Document document;
  private final List<Snippet> snippets;
  private final Includes includes;
  private final BlockLines lines;

  /**
   * Begins with a page.
   *
   * @param snippets those in it, whose blocks have no id any more
   */
  IdPlaces(
      Path project,
      String page,
      Document document,
      List<Snippet> snippets,
      Includes includes,
      BlockLines lines) {
    this.project = project;
    this.page = page;
    this.document = document;
    this.snippets = snippets;
    this.includes = includes;
    this.lines = lines;
  }

  /** Returns the places of an id in their order, those in the page itself first. */
  List<Location> of(String id) {
    List<Location> places = written(id);
    List<Location> given = new ArrayList<>();
    for (StructuralNode node : document.findBy(Map.of("traverse_documents", true))) {
      if (node.getId() != null && Names.nfc(node.getId()).equals(id)) {
        given.add(lines.locationOf(node));
      }
    }
    for (Snippet snippet : snippets) {
      if (snippet.id().equals(id)) {
        given.add(snippet.place().start());
      }
    }
    for (Location block : given) {
      if (places.stream().noneMatch(place -> isOf(block, place))) {
        places.add(block);
      }
    }
    return places.stream()
        .sorted(
            Comparator.comparing((Location at) -> !at.path().equals(page))
                .thenComparing(Location::path)
                .thenComparing(Location::line)
                .thenComparing(Location::column))
        .toList();
  }

  private List<Location> written(String id) {
    String name = Pattern.quote(id);
    Pattern forms =
        Pattern.compile(
            "\\[\\[%1$s(?=[],])|\\[[^]\\[]*#%1$s(?=[].,%%])|anchor:%1$s\\[".formatted(name)
                + "|(?i:\\bid=)(?:\"%1$s\"|'%1$s'|%1$s(?=[\\s,>\\]]))".formatted(name));
    List<Location> places = new ArrayList<>();
    TreeSet<String> files = new TreeSet<>();
    includes.files().forEach(file -> files.add(SourceLine.path(project, file)));
    files.add(page);
    for (String file : files) {
      List<String> text = includes.linesOf(file);
      for (int index = 0; index < text.size(); index++) {
        Matcher found = forms.matcher(Names.nfc(text.get(index)));
        while (found.find()) {
          places.add(new Location(file, index + 1, found.start() + 1));
        }
      }
    }
    return places;
  }

  /** Whether an id is written in the lines of attributes above a block, or in its first line. */
  private boolean isOf(Location block, Location place) {
    if (!place.path().equals(block.path()) || place.line() < block.line()) {
      return false;
    }
    List<String> text = includes.linesOf(block.path());
    int last = block.line();
    while (last < text.size() && text.get(last - 1).startsWith("[")) {
      last++;
    }
    return place.line() <= last;
  }
}
