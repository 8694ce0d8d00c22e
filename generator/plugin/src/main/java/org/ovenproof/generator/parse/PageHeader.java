package org.ovenproof.generator.parse;

import java.nio.file.Path;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.asciidoctor.ast.Document;
import org.ovenproof.generator.page.PageSettings;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.source.Mentions;

/** What the header of a page says to JBake and to us. */
final class PageHeader {

  private static final String JBAKE = "jbake-";
  private static final String STATUS = JBAKE + "status";
  private static final String DATE = JBAKE + "date";
  private static final Set<String> KNOWN =
      Set.of(STATUS, DATE, JBAKE + "type", JBAKE + "tags", JBAKE + "title", JBAKE + "order");

  /** What Asciidoctor does with a whole file of HTML; here templates make all but the body. */
  private static final Set<String> OF_WHOLE_FILES =
      Set.of(
          "docinfo",
          "docinfo1",
          "docinfo2",
          "docinfodir",
          "favicon",
          "linkcss",
          "nofooter",
          "noheader",
          "stylesheet");

  private final Document document;
  private final PageSettings settings;
  private final String path;
  private final Collection<Path> includes;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Reads a header.
   *
   * @param path the file of the page, from the project's folder on
   * @param includes the files that it includes
   */
  PageHeader(Document document, PageSettings settings, String path, Collection<Path> includes) {
    this.document = document;
    this.settings = settings;
    this.path = path;
    this.includes = includes;
  }

  /** Returns the document type. */
  String type() {
    return text("jbake-type", "page");
  }

  /** Returns the title as HTML, null if there is none. */
  String title() {
    return text("jbake-title", document.getDoctitle());
  }

  String description() {
    return text("description", "");
  }

  /** Returns the place among the pages of the language; the largest number if none is said. */
  int order() {
    try {
      return Integer.parseInt(text("jbake-order", ""));
    } catch (NumberFormatException last) {
      return Integer.MAX_VALUE;
    }
  }

  boolean isTranslated() {
    return !text("translation", "").equals("none");
  }

  /** Returns the date as it is written; empty if there is none. */
  String date() {
    return text(DATE, text("revdate", ""));
  }

  List<String> tags() {
    return Arrays.stream(text("jbake-tags", "").split(","))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .toList();
  }

  boolean isDraft() {
    String status = status();
    if (!List.of("published", "draft", "published-date").contains(status)) {
      problems.add(Problems.unknownStatus(placeOf(STATUS), status));
    }
    return status.equals("draft");
  }

  /** Returns when the page is to be published, if its status is that it waits for a day. */
  Optional<Instant> from() {
    if (!status().equals("published-date")) {
      return Optional.empty();
    }
    String written = date();
    if (written.isEmpty()) {
      problems.add(Problems.missingDate(placeOf(STATUS)));
      return Optional.empty();
    }
    ParsePosition end = new ParsePosition(0);
    Date date = new SimpleDateFormat(settings.dateFormat(), Locale.ROOT).parse(written, end);
    if (date == null || end.getIndex() < written.length()) {
      problems.add(Problems.badDate(placeOf(DATE), written, settings.dateFormat()));
      return Optional.empty();
    }
    return Optional.of(date.toInstant());
  }

  private String status() {
    return text(STATUS, "published");
  }

  /** Returns the names of the attributes that the page sets and that mean nothing here. */
  Set<String> ineffective() {
    Set<String> names = new TreeSet<>();
    for (String name : document.getAttributes().keySet()) {
      boolean known = !name.startsWith(JBAKE) || KNOWN.contains(name);
      if ((!known || OF_WHOLE_FILES.contains(name)) && !settings.attributes().containsKey(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** Returns what was wrong with what was asked for. */
  List<Problem> problems() {
    return problems;
  }

  private Location placeOf(String name) {
    return new Mentions(settings.project()).of(path, includes, List.of(":" + name + ":"));
  }

  private String text(String attribute, String otherwise) {
    Object value = document.getAttribute(attribute);
    return value == null || value.toString().isBlank() ? otherwise : value.toString().strip();
  }
}
