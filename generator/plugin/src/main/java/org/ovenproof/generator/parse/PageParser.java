package org.ovenproof.generator.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.AttributesBuilder;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.Section;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;
import org.ovenproof.generator.page.Html;
import org.ovenproof.generator.page.Links;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.page.PageName;
import org.ovenproof.generator.page.PageSettings;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Names;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;
import org.ovenproof.generator.source.Mentions;
import org.ovenproof.generator.source.SourceText;

/** Reads pages with one Asciidoctor. Not for use by several threads. */
final class PageParser implements AutoCloseable {

  /** Its warnings become problems here, at their lines, and need not be told twice. */
  private static final Logger ASCIIDOCTOR_LOG = Logger.getLogger("asciidoctor");

  /** What pages begin with; null for what Asciidoctor sets and we do not. */
  static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

  static {
    DEFAULTS.put("source-highlighter", "rouge");
    DEFAULTS.put("rouge-css", "class");
    DEFAULTS.put("idprefix", "");
    DEFAULTS.put("idseparator", "-");
    DEFAULTS.put("sectlinks", "");
    DEFAULTS.put("icons", "font");
    DEFAULTS.put("table-caption", null);
    DEFAULTS.put("figure-caption", null);
    DEFAULTS.put("example-caption", null);
    // Any word that Asciidoctor has no meaning for has it leave a missing one as it is.
    DEFAULTS.put("attribute-missing", "tell");
  }

  private static final List<String> ADMONITIONS =
      List.of("note", "tip", "important", "warning", "caution");

  /** By what name {@code inline_macros.rb} knows the macros. */
  private static final String MACROS = "ovenproof_macros";

  private final Asciidoctor asciidoctor;
  private final Path project;
  private final Includes includes;
  private final SnippetBlocks snippets;
  private final InlineMacros macros;
  private final BlockLines lines;
  private final List<LogRecord> log = new ArrayList<>();

  /**
   * Starts Asciidoctor for the pages of a project, which takes a second.
   *
   * @throws IOException if what it starts with cannot be read
   */
  PageParser(Path project) throws IOException {
    this.project = project;
    this.includes = new Includes(project);
    this.macros = new InlineMacros(includes);
    this.snippets = new SnippetBlocks(project, includes, macros);
    this.lines = new BlockLines(includes);
    ASCIIDOCTOR_LOG.setUseParentHandlers(false);
    asciidoctor = AsciidoctorStart.start();
    asciidoctor.javaExtensionRegistry().includeProcessor(includes).treeprocessor(snippets);
    asciidoctor.registerLogHandler(log::add);
  }

  /**
   * Reads a page; what is wrong with it stands in {@link Page#problems}.
   *
   * @throws IOException if it is not there any more
   */
  Page parse(Path file, PageSettings settings) throws IOException {
    String path = SourceLine.path(project, file);
    begin(path, "");
    if (SourceText.isTooLarge(file)) {
      return unread(
          path, file, settings, Problems.pageTooLarge(path, SourceText.LARGEST_MEGABYTES));
    }
    SourceText source = SourceText.of(Files.readAllBytes(file), StandardCharsets.UTF_8);
    Optional<Problem> flaw = source.flaw().map(at -> Problems.pageNotText(at.in(path), at.hex()));
    if (source.flaw().filter(SourceText.Flaw::isNul).isPresent()) {
      return unread(path, file, settings, flaw.orElseThrow());
    }
    begin(path, source.text());
    try {
      PageName name = settings.nameOf(file);
      Optional<JBakeHeader> header = JBakeHeader.of(source.text(), settings.headerSeparator());
      Options options =
          options(file, settings, header.map(JBakeHeader::attributes).orElse(Map.of()));
      Document document =
          flaw.isEmpty() && header.isEmpty()
              ? asciidoctor.loadFile(file.toFile(), options)
              : asciidoctor.load(header.map(JBakeHeader::rest).orElse(source.text()), options);
      return page(path, name, document, settings, flaw);
    } catch (RuntimeException | StackOverflowError e) {
      if (!Files.exists(file)) {
        throw new NoSuchFileException(path);
      }
      return unread(path, file, settings, Problems.unreadablePage(path, message(e)));
    }
  }

  private void begin(String path, String text) {
    includes.begin(path, text);
    macros.begin(path);
    snippets.begin(path);
    lines.begin(path);
    log.clear();
  }

  /** Returns a page of which nothing is known but why, and what else was found up to there. */
  private Page unread(String path, Path file, PageSettings settings, Problem problem) {
    PageName name = settings.nameOf(file);
    List<Problem> problems = new ArrayList<>(includes.problems());
    problems.addAll(snippets.problems());
    if (problems.isEmpty()) {
      problems.add(problem);
    }
    return Page.unread(
        path,
        name,
        files(Set.of()),
        problems.stream().map(each -> each.with(macros::literal)).toList());
  }

  /** Returns what Asciidoctor says of a failure, without the path of this machine. */
  private static String message(Throwable e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.replaceFirst("^.*Failed to load AsciiDoc document - ", "");
  }

  private Page page(
      String path,
      PageName name,
      Document document,
      PageSettings settings,
      Optional<Problem> flaw) {
    String html = Names.nfcAddresses(macros.html(String.valueOf(document.convert())));
    PageHeader header = new PageHeader(document, settings, path, includes.files());
    String title = header.title() == null ? "" : macros.text(Html.plain(header.title()));
    String description = macros.text(Html.plain(header.description()));
    List<Page.TocEntry> toc = toc(document);
    List<Page.SnippetBlock> blocks = snippets.found();
    boolean draft = header.isDraft();
    Optional<Instant> from = header.from();
    List<Problem> problems = new ArrayList<>(flaw.stream().toList());
    problems.addAll(includes.problems());
    problems.addAll(snippets.problems());
    problems.addAll(macros.problems());
    Needs needs = new Needs(includes, lines);
    log.stream().filter(Needs::isOne).forEach(needs::add);
    problems.addAll(needs.problems(document.getAttributes().keySet()));
    Mentions mentions = new Mentions(project);
    Links links =
        Links.of(
            html, blocks, needs.files(), uri -> mentions.of(path, includes.files(), List.of(uri)));
    log.stream()
        .filter(record -> matters(record) && !Needs.isOne(record))
        .filter(record -> !isOfId(record, links.duplicates()))
        .flatMap(record -> problems(record).stream())
        .forEach(problems::add);
    problems.addAll(header.problems());
    IdPlaces ids = new IdPlaces(project, path, document, snippetsOf(blocks), includes, lines);
    links.duplicates().stream()
        .filter(id -> !snippets.isTwice(id))
        .forEach(id -> problems.addAll(idTwice(id, ids.of(id), path)));
    links.anchors().stream()
        .filter(id -> id.isEmpty() || id.chars().anyMatch(Character::isWhitespace))
        .forEach(
            id ->
                problems.add(
                    Problems.badId(
                        ids.of(id).stream().findFirst().orElse(new Location(path, 1, 1)), id)));
    if (title.isBlank()) {
      problems.add(Problems.missingTitle(path));
    }
    return new Page(
        path,
        name.language(),
        name.name(),
        header.type(),
        draft,
        from,
        macros.text(header.date()),
        header.tags().stream().map(macros::text).toList(),
        header.ineffective(),
        title,
        description,
        header.order(),
        header.isTranslated() && !name.language().isEmpty(),
        html,
        toc,
        links,
        blocks,
        macros.mentions(),
        macros.claims(),
        files(needs.read()),
        problems.stream().map(problem -> problem.with(macros::literal)).distinct().toList());
  }

  /** Returns the digest of each file that the page parsed last includes, as it was read. */
  Map<Path, String> included() {
    return includes.digests();
  }

  /** Returns the files, beside its own, that make a page what it is. */
  private Set<Path> files(Set<Path> read) {
    Set<Path> files = new TreeSet<>(includes.files());
    files.addAll(snippets.pictures());
    files.addAll(read);
    return Set.copyOf(files);
  }

  /** Whether Asciidoctor says of an id that it is in use, which is told below with the place. */
  private static boolean isOfId(LogRecord record, Set<String> duplicates) {
    return duplicates.stream()
        .anyMatch(id -> Names.nfc(record.getMessage()).endsWith(" already in use: " + id));
  }

  /** Returns a problem for each place of an id but the first, as far as they are known. */
  private static List<Problem> idTwice(String id, List<Location> places, String path) {
    if (places.isEmpty()) {
      return List.of(Problems.idTwice(new Location(path, 1, 1), id));
    }
    if (places.size() == 1) {
      Location only = places.get(0);
      return List.of(
          only.path().equals(path)
              ? Problems.idTwice(only, id)
              : Problems.idOfRepeatedInclude(only, id));
    }
    SourceLine first = new SourceLine(places.get(0).path(), places.get(0).line());
    return places.stream().skip(1).map(place -> Problems.idAlreadyThere(place, id, first)).toList();
  }

  private static List<Snippet> snippetsOf(List<Page.SnippetBlock> blocks) {
    return blocks.stream().map(Page.SnippetBlock::snippet).toList();
  }

  /** {@code said} comes before what the settings say, and after what the page says below. */
  private Options options(Path file, PageSettings settings, Map<String, String> said) {
    String language = settings.nameOf(file).language();
    String folder = SourceLine.path(settings.content(), file.getParent());
    AttributesBuilder builder = Attributes.builder();
    Map<String, String> own = new LinkedHashMap<>(DEFAULTS);
    for (String kind : ADMONITIONS) {
      String caption = settings.words().of(language).get(PageSettings.ADMONITION + kind);
      if (caption != null) {
        own.put(kind + "-caption", caption);
      }
    }
    settings.attributes().keySet().forEach(name -> own.remove(name.replaceAll("[!@]", "")));
    // What a page says itself comes before what we say: hence the @.
    own.forEach(
        (name, value) -> builder.attribute(name + (value == null ? "!@" : "@"), "" + value));
    settings.attributes().entrySet().stream()
        .map(macros::place)
        .forEach(attribute -> builder.attribute(attribute.getKey(), attribute.getValue()));
    said.forEach((name, value) -> builder.attribute(name, value + "@"));
    builder
        .attribute("ovenproof-folder", folder)
        .attribute("ovenproof-content", settings.content().toString())
        .attribute("ovenproof-assets", settings.assets().toString());
    return Options.builder()
        .safe(SafeMode.UNSAFE)
        .baseDir(file.getParent().toFile())
        .backend("html5")
        .standalone(false)
        .sourcemap(true)
        .attributes(builder.build())
        .option(MACROS, macros)
        .build();
  }

  /** Warnings are problems: what Asciidoctor only warns of is missing from the page. */
  private static boolean matters(LogRecord record) {
    return record.getSeverity().ordinal() >= Severity.WARN.ordinal();
  }

  private List<Problem> problems(LogRecord record) {
    SourceLine line =
        record.getCursor() == null
            ? includes.resolve("", 1)
            : includes.resolve(record.getCursor().getPath(), record.getCursor().getLineNumber());
    String message = record.getMessage();
    return message.startsWith(UnformedMarks.HANDED_OVER)
        ? UnformedMarks.problems(
            macros.literal(message.substring(1)), line, includes.linesOf(line.path()))
        : List.of(Problems.asciidoctor(line.start(), message));
  }

  private List<Page.TocEntry> toc(StructuralNode parent) {
    List<Page.TocEntry> entries = new ArrayList<>();
    for (StructuralNode node : parent.getBlocks()) {
      if (node instanceof Section section) {
        // What has no id cannot be linked to, but what is in it may have one.
        if (section.getId() == null) {
          entries.addAll(toc(section));
        } else {
          entries.add(
              new Page.TocEntry(
                  Names.nfc(section.getId()), macros.htmlInLink(section.getTitle()), toc(section)));
        }
      }
    }
    return entries;
  }

  @Override
  public void close() {
    asciidoctor.close();
  }
}
