package org.ovenproof.generator.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.ovenproof.generator.cache.History;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.report.BuildReport;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.run.SnippetRunner;
import org.ovenproof.generator.run.WorkerPool;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * The site: its pages parsed, their snippets run, and the whole rendered. What has not changed
 * since it was last asked is not done again. Not for use by several threads.
 */
public final class Site implements AutoCloseable {

  private final SiteSettings settings;
  private final WorkerPool pool;
  private final CompletableFuture<PageParser> parser;
  private final Map<Path, Parsed> parsed = new HashMap<>();
  private final SnippetEnvironment environment;
  private Proof latest;

  /** Begins to start what takes its time. */
  public Site(SiteSettings settings) throws IOException {
    this.settings = settings;
    new Publication(settings).recover();
    Words words = Words.read(settings.project(), settings.templates(), settings.languages());
    this.environment = SnippetEnvironment.of(settings);
    this.pool = new WorkerPool(environment.workerSettings());
    this.parser =
        CompletableFuture.supplyAsync(
            () ->
                new PageParser(
                    settings.project(),
                    settings.content(),
                    settings.languages(),
                    words,
                    settings.attributes()));
  }

  public SiteSettings settings() {
    return settings;
  }

  /** Whether {@link #prove} has been asked. */
  public boolean hasProof() {
    return latest != null;
  }

  /** Returns what {@link #prove} last found, or has it find it now. */
  public Proof latestProof() throws IOException, InterruptedException {
    return latest == null ? prove() : latest;
  }

  /**
   * Parses the pages and runs their snippets.
   *
   * @throws IOException if files cannot be read or workers cannot be started
   */
  public Proof prove() throws IOException, InterruptedException {
    Proof proof = proveOnce();
    if (settings.writesExpected()
        && new Expectations(proof.pages()).write(settings.project(), proof.executions()) > 0) {
      // Lines have moved, and what was written is to be compared like everything else.
      proof = proveOnce();
    }
    Path folder = settings.work().resolve("snippets");
    proof.report().write(folder.resolve("report.json"));
    ClassPathFiles.write(environment.workerSettings().classPath(), folder);
    latest = proof;
    return proof;
  }

  private Proof proveOnce() throws IOException, InterruptedException {
    List<Page> pages = parse();
    Sessions sessions = Sessions.of(pages, settings.languages());
    History history = new History(settings.cacheFolder());
    SnippetRunner runner =
        new SnippetRunner(
            pool,
            Math.min(settings.workers(), sessions.shared().size()),
            settings.cache(),
            new ResultStore(settings.cacheFolder()),
            history,
            environment.environment());
    List<List<Execution>> executions =
        runner.run(sessions.shared().stream().map(Sessions.Shared::session).toList());
    history.remember();
    return proofOf(pages, sessions, executions);
  }

  private Proof proofOf(List<Page> pages, Sessions sessions, List<List<Execution>> results) {
    Map<String, Execution> executions = new LinkedHashMap<>();
    Map<String, List<Problem>> problems = new LinkedHashMap<>();
    List<BuildReport.Line> lines = new ArrayList<>();
    Map<Execution.Status, Integer> counts = new TreeMap<>();
    Expectations expectations = new Expectations(pages);
    for (int index = 0; index < results.size(); index++) {
      Sessions.Shared shared = sessions.shared().get(index);
      for (int at = 0; at < results.get(index).size(); at++) {
        Execution execution = results.get(index).get(at);
        List<Snippet> places = shared.places().get(at);
        List<SourceLine> sources = places.stream().map(Snippet::place).toList();
        List<Problem> all = new ArrayList<>();
        if (execution.status() == Execution.Status.FAILED) {
          all.addAll(Problems.failed(execution, shared.session().snippets(), sources));
        }
        List<Problem> common = List.copyOf(all);
        for (Snippet place : places) {
          List<Problem> own = new ArrayList<>(common);
          own.addAll(missingAlternative(place, execution));
          own.addAll(expectations.problems(place, execution));
          own.stream().filter(problem -> !all.contains(problem)).forEach(all::add);
          executions.put(Proof.name(place), execution);
          problems.put(Proof.name(place), own);
        }
        lines.add(
            BuildReport.line(execution, sources.stream().map(SourceLine::toString).toList(), all));
        counts.merge(execution.status(), 1, Integer::sum);
      }
    }
    List<Problem> others = new ArrayList<>(sessions.problems());
    if (pages.isEmpty()) {
      others.add(Problems.noPages(nameOf(settings.content())));
    } else if (lines.isEmpty()) {
      others.add(Problems.noSnippets(nameOf(settings.content())));
    }
    others.addAll(new ValueChecks(settings.project()).problems(pages, executions));
    Proof proof = new Proof(pages, executions, problems, others, null);
    BuildReport report =
        new BuildReport(
            lines.size(),
            counts.getOrDefault(Execution.Status.RAN, 0),
            counts.getOrDefault(Execution.Status.CACHED, 0),
            counts.getOrDefault(Execution.Status.FAILED, 0),
            counts.getOrDefault(Execution.Status.SKIPPED, 0),
            proof.problems().stream().map(Problem::text).toList(),
            lines);
    return new Proof(pages, executions, problems, others, report);
  }

  private static List<Problem> missingAlternative(Snippet snippet, Execution execution) {
    boolean needed =
        snippet.options().output()
            && snippet.options().alt().isEmpty()
            && execution.outcome().shown().stream()
                .anyMatch(shown -> shown.output().needsAlternative());
    return needed ? List.of(Problems.missingAlternative(snippet)) : List.of();
  }

  private String nameOf(Path folder) {
    return settings.project().relativize(folder).toString().replace('\\', '/');
  }

  private List<Page> parse() throws IOException {
    List<Page> pages = new ArrayList<>();
    List<Path> files = pageFiles();
    parsed.keySet().retainAll(files);
    for (Path file : files) {
      Parsed known = parsed.get(file);
      if (known == null || !known.isCurrent()) {
        Page page = parser.join().parse(file);
        known = Parsed.of(file, page);
        parsed.put(file, known);
      }
      pages.add(known.page());
    }
    pages.sort(
        Comparator.comparing((Page page) -> languageIndex(page.language()))
            .thenComparing(Page::order)
            .thenComparing(Page::path));
    return pages;
  }

  private int languageIndex(String language) {
    return language.isEmpty() ? -1 : settings.languages().indexOf(language);
  }

  /** Returns the files of all pages; what begins with {@code _} or {@code .} is no page. */
  private List<Path> pageFiles() throws IOException {
    if (!Files.isDirectory(settings.content())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(settings.content())) {
      return files
          .filter(file -> file.toString().endsWith(".adoc"))
          .filter(
              file -> {
                String name = file.getFileName().toString();
                return !name.startsWith("_") && !name.startsWith(".");
              })
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /**
   * Renders the pages.
   *
   * @param showProblems whether what is wrong stands in the pages, or ends the rendering
   * @return the bytes of each file by its address, pictures included and assets not
   * @throws ProblemsFound if a template is broken, or anything is wrong that is not to be shown
   */
  public Map<String, byte[]> render(Proof proof, boolean showProblems)
      throws ProblemsFound, IOException {
    List<Problem> problems = new ArrayList<>(showProblems ? List.of() : proof.problems());
    Words words = Words.read(settings.project(), settings.templates(), settings.languages());
    problems.addAll(words.problems());
    if (!problems.isEmpty()) {
      throw new ProblemsFound(problems);
    }
    Templates templates = new Templates(settings.jbake(), settings.project());
    SiteModel model =
        new SiteModel(proof, settings.languages(), words, settings.jbake().getSiteHost());
    Pictures pictures = new Pictures();
    TakeHome takeHome = new TakeHome(environment.workerSettings().imports());
    Map<String, byte[]> files = new TreeMap<>();
    for (Page page : proof.pages()) {
      String template = settings.jbake().getTemplateByDocType(page.type());
      if (template == null) {
        problems.add(Problems.unknownType(page.path(), page.type()));
        continue;
      }
      PageBody body = new PageBody(page, words.of(page.language()), pictures);
      String html =
          showProblems
              ? body.withProblems(proof::execution, proof::problems)
              : body.html(proof::execution, snippet -> List.of());
      try {
        String rendered = templates.render(template, model.of(page, html));
        files.put(page.uri(), rendered.getBytes(StandardCharsets.UTF_8));
        files.putAll(takeHome.files(page, words.of(page.language()), proof::execution));
      } catch (Templates.BrokenTemplate broken) {
        problems.add(broken.problem());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemsFound(problems.stream().distinct().toList());
    }
    files.putAll(pictures.files());
    return files;
  }

  /**
   * Publishes the site, whole or not at all.
   *
   * @throws ProblemsFound if anything is wrong; the site that was published before stands
   */
  public void publish(Proof proof) throws ProblemsFound, IOException {
    Map<String, byte[]> files = render(proof, false);
    List<Problem> leaks = leakScan().problems(files);
    if (!leaks.isEmpty()) {
      throw new ProblemsFound(leaks);
    }
    new Publication(settings).publish(files);
  }

  private LeakScan leakScan() {
    return new LeakScan(
        Map.of(
            "the project's folder", settings.project().toString(),
            "the folder of scratch files", settings.work().toString(),
            "the home folder", System.getProperty("user.home")),
        System.getenv());
  }

  /** Returns the folder whose files are published as they are. */
  public Path assets() {
    return settings.assets();
  }

  /** Returns everything that a change of can change the site. */
  public List<Path> inputs() {
    List<Path> inputs = new ArrayList<>();
    inputs.add(settings.content());
    inputs.add(settings.templates());
    inputs.add(settings.assets());
    inputs.add(settings.project().resolve("jbake.properties"));
    settings.inputs().forEach(input -> inputs.add(settings.project().resolve(input)));
    parsed.values().forEach(each -> inputs.addAll(each.page().includes()));
    return inputs;
  }

  @Override
  public void close() {
    pool.close();
    new ResultStore(settings.cacheFolder()).prune();
    // Asciidoctor takes a second to end, for which nobody has to wait.
    parser.thenAcceptAsync(PageParser::close);
  }

  /**
   * A page and the state of its files when it was parsed.
   *
   * @param stamps size, time and identity of each file, empty for one that did not exist
   */
  private record Parsed(Page page, Map<Path, String> stamps) {

    private static Parsed of(Path file, Page page) {
      Map<Path, String> stamps = new HashMap<>();
      stamps.put(file, stamp(file));
      page.includes().forEach(include -> stamps.put(include, stamp(include)));
      return new Parsed(page, stamps);
    }

    private boolean isCurrent() {
      return stamps.entrySet().stream()
          .allMatch(entry -> entry.getValue().equals(stamp(entry.getKey())));
    }

    private static String stamp(Path file) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size()
            + " "
            + attributes.lastModifiedTime().toInstant()
            + " "
            + attributes.fileKey();
      } catch (IOException missing) {
        return "";
      }
    }
  }
}
