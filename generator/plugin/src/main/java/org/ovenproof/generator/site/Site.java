package org.ovenproof.generator.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ovenproof.generator.cache.History;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.cache.WholeFile;
import org.ovenproof.generator.check.ProofFile;
import org.ovenproof.generator.page.Marks;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.page.PageSettings;
import org.ovenproof.generator.parse.PageStore;
import org.ovenproof.generator.parse.Pages;
import org.ovenproof.generator.parse.ParseProgress;
import org.ovenproof.generator.parse.ParserStart;
import org.ovenproof.generator.process.CannotStart;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.prove.Audit;
import org.ovenproof.generator.prove.ExpectationWriter;
import org.ovenproof.generator.prove.Expectations;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.prove.SecondRun;
import org.ovenproof.generator.prove.Sessions;
import org.ovenproof.generator.publish.LeakOrigins;
import org.ovenproof.generator.publish.LeakScan;
import org.ovenproof.generator.publish.OutputFolder;
import org.ovenproof.generator.publish.Publication;
import org.ovenproof.generator.render.PageRenderer;
import org.ovenproof.generator.render.ProofFiles;
import org.ovenproof.generator.render.RenderedPages;
import org.ovenproof.generator.report.BuildReport;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.run.Confirmation;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.run.Progress;
import org.ovenproof.generator.run.Results;
import org.ovenproof.generator.run.SnippetRunner;
import org.ovenproof.generator.settings.SettingsReader;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.settings.SnippetEnvironment;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.SourceLine;
import org.ovenproof.generator.takehome.ClassPathFiles;

/**
 * The site: its pages parsed, their snippets run, and the whole rendered. What has not changed
 * since it was last asked is not done again. Not for use by several threads.
 */
public final class Site implements AutoCloseable {

  private final SiteSettings settings;
  private final WorkerPool pool;
  private final Pages pages;
  private final SnippetEnvironment environment;
  private final Progress progress;
  private Proof latest;
  private RenderedPages rendered;

  /**
   * Begins to start what takes its time.
   *
   * @param progress is told how the snippets run
   * @throws ProblemsFound if the folder to publish into may hold something of others
   */
  public Site(SiteSettings settings, Progress progress) throws ProblemsFound, IOException {
    this(settings, progress, Optional.empty());
  }

  /** Does the same with a parser that has begun to start, if there is one. */
  public Site(SiteSettings settings, Progress progress, Optional<ParserStart> parser)
      throws ProblemsFound, IOException {
    this.settings = settings;
    this.progress = progress;
    OutputFolder.check(settings);
    new Publication(settings).recover();
    this.environment = SnippetEnvironment.of(settings);
    this.pool = new WorkerPool(environment.workerSettings());
    this.pages =
        new Pages(PageSettings.of(settings), PageStore.of(settings), Clock.systemUTC(), parser);
  }

  public SiteSettings settings() {
    return settings;
  }

  /** Whether {@link #prove} has been asked. */
  public boolean hasProof() {
    return latest != null;
  }

  /** Returns what {@link #prove} last found, or has it find it now. */
  public Proof latestProof() throws ProblemsFound, IOException, InterruptedException {
    return latest == null ? prove() : latest;
  }

  /**
   * Parses the pages and runs their snippets.
   *
   * @throws ProblemsFound if what the settings say of workers is refused
   * @throws IOException if files cannot be read, or no process started
   */
  public Proof prove() throws ProblemsFound, IOException, InterruptedException {
    Proof proof = proveOnce();
    if (settings.writesExpected()) {
      ExpectationWriter.Written written =
          new ExpectationWriter(settings.project(), proof.pages())
              .write(proof.executions(), pages.digests());
      if (written.count() > 0) {
        // Lines have moved, and what was written is to be compared like everything else.
        proof = proveOnce();
      }
      proof = proof.with(written.problems());
    }
    Path folder = settings.work().resolve("snippets");
    proof.report().write(folder.resolve(BuildReport.FILE));
    ClassPathFiles.write(environment.workerSettings().classPath(), folder);
    latest = proof;
    return proof;
  }

  private Proof proveOnce() throws ProblemsFound, IOException, InterruptedException {
    History history = new History(settings.cacheFolder());
    ResultStore store = new ResultStore(settings.cacheFolder());
    Results results = environment.results(settings, store, history);
    try (SnippetRunner runner = new SnippetRunner(pool, settings.workers(), results, progress)) {
      Map<Boolean, List<Page>> all =
          pages.parse(new Overlap(runner)).stream().collect(Collectors.partitioningBy(Page::draft));
      List<Page> current = all.get(false);
      Sessions sessions = Sessions.of(current, all.get(true), settings.languages(), Sessions.NONE);
      rendered = new RenderedPages(settings, environment, current, sessions);
      List<Session> shared = sessions.shared().stream().map(Sessions.Shared::session).toList();
      List<List<Execution>> executions = runner.run(shared, rendered::renderNext);
      history.remember();
      Confirmation.Compared compared =
          settings.confirms()
              ? runAgain(results, shared, executions)
              : Confirmation.Compared.none();
      Expectations expectations = new Expectations(settings.project(), current);
      return Proof.of(
              settings,
              current,
              all.get(true),
              pages.folder(),
              sessions,
              compared.confirmed(executions))
          .with(store.trouble().map(this::cacheTrouble).stream().toList())
          .with(new SecondRun(expectations, shared).problems(compared.differences()))
          .with(SecondRun.warnings(settings.project(), compared.undeclared()));
    } catch (CannotStart cannot) {
      Location at = settings.places().get(cannot.refused());
      throw new ProblemsFound(List.of(Problems.cannotStart(at, cannot)));
    }
  }

  /** Runs snippets a second time whose results nobody has confirmed. */
  private Confirmation.Compared runAgain(
      Results results, List<Session> sessions, List<List<Execution>> executions)
      throws IOException, InterruptedException {
    try (Confirmation confirmation =
        new Confirmation(
            environment.workerSettings(), settings.workers(), results, Clock.systemUTC())) {
      return confirmation.compare(sessions, executions);
    }
  }

  private Problem cacheTrouble(IOException thrown) {
    Path folder = settings.cacheFolder();
    boolean inside = folder.startsWith(settings.project());
    String name = inside ? SourceLine.path(settings.project(), folder) : folder.toString();
    return Problems.cacheTrouble(name, thrown);
  }

  /** Runs the snippets of those pages that are known while others are still parsed. */
  private final class Overlap implements ParseProgress {

    private final SnippetRunner runner;

    private Overlap(SnippetRunner runner) {
      this.runner = runner;
    }

    @Override
    public void parsed(int done, int all) {}

    @Override
    public void starting(int sessions) {
      runner.prepare(sessions);
    }

    @Override
    public boolean overlaps() {
      return true;
    }

    @Override
    public void known(List<Page> translations) {
      List<Page> published = translations.stream().filter(page -> !page.draft()).toList();
      Sessions.of(published, settings.languages())
          .shared()
          .forEach(each -> runner.begin(each.session()));
    }
  }

  /**
   * Renders the pages.
   *
   * @return the bytes of each file by its address, pictures included and assets not
   * @throws ProblemsFound if anything is wrong
   */
  public Map<String, byte[]> render(Proof proof) throws ProblemsFound, IOException {
    List<Problem> problems = new ArrayList<>(proof.problems());
    problems.addAll(rendered.problems());
    if (!problems.isEmpty()) {
      throw new ProblemsFound(problems);
    }
    Map<String, byte[]> files = new TreeMap<>();
    for (Page page : proof.pages()) {
      try {
        files.putAll(rendered.files(page, proof.snippets()));
        files.putAll(rendered.proofFiles(page, proof.snippets()));
      } catch (PageRenderer.BrokenPage broken) {
        problems.add(broken.problem());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemsFound(problems.stream().distinct().toList());
    }
    files.put(ProofFile.ADDRESS, proofFile(proof).json().getBytes(StandardCharsets.UTF_8));
    return files;
  }

  /** Returns what the pages stand on, for machines. */
  public ProofFile proofFile(Proof proof) {
    return ProofFiles.of(proof, environment.told());
  }

  /**
   * Publishes the site, whole or not at all.
   *
   * @throws ProblemsFound if anything is wrong; the site that was published before stands
   */
  public void publish(Proof proof) throws ProblemsFound, IOException {
    Map<String, byte[]> files = render(proof);
    List<Problem> leaks =
        new ArrayList<>(
            new LeakOrigins(settings.project(), proof.pages())
                .problems(LeakScan.of(settings).findings(files)));
    leaks.addAll(Marks.leftIn(files));
    if (!leaks.isEmpty()) {
      throw new ProblemsFound(leaks);
    }
    new Publication(settings).publish(files, pages.folder().files());
  }

  /**
   * Returns what the pages say in numbers and comparisons and no snippet bears out, a line each,
   * and keeps it beside the report.
   */
  public List<String> audit(Proof proof) throws IOException {
    List<String> lines = Audit.lines(settings.project(), proof.pages());
    WholeFile.write(
        settings.work().resolve("snippets").resolve("audit.txt"), String.join("\n", lines) + "\n");
    return lines;
  }

  /** Returns everything that a change of can change the site. */
  public List<Path> inputs() {
    List<Path> inputs = new ArrayList<>();
    inputs.add(settings.content());
    inputs.add(settings.templates());
    inputs.add(settings.assets());
    for (String file : SettingsReader.FILES) {
      inputs.add(settings.project().resolve(file));
    }
    settings.inputs().forEach(input -> inputs.add(settings.project().resolve(input)));
    inputs.addAll(pages.includes());
    return inputs;
  }

  @Override
  public void close() {
    pool.close();
    new ResultStore(settings.cacheFolder()).prune();
    WholeFile.sweep(settings.cacheFolder());
    PageStore.sweep(settings);
    pages.close();
  }
}
