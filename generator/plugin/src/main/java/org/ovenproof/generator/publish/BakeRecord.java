package org.ovenproof.generator.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.cache.Digest;
import org.ovenproof.generator.cache.FileStates;
import org.ovenproof.generator.cache.WholeFile;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.process.OwnedFiles;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.report.BuildReport;
import org.ovenproof.generator.settings.SettingsReader;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.source.UntrackedSources;
import org.ovenproof.generator.takehome.ClassPathFiles;

/**
 * The record of the last bake: its invocation, the states of its inputs and of its outputs. A build
 * that finds all of these unchanged has nothing to do. The record lies beside the reports, so that
 * {@code mvn clean} deletes it.
 *
 * <p>A bake is not recorded if one of its inputs changed while it went on, or if the next bake may
 * differ although no file has changed.
 */
public final class BakeRecord {

  /** What the names of pages end in, and of most files that they include. */
  private static final Set<String> SOURCES = Set.of("adoc", "ad", "asciidoc", "jsh", "java");

  private final BuildInvocation invocation;
  private final Path folder;
  private final Path file;
  private final FileTime beginning;

  /** The last bake, if one is recorded. */
  private final Optional<RecordedBake> last;

  private BakeRecord(BuildInvocation invocation, Path folder, FileTime beginning) {
    this.invocation = invocation;
    this.folder = folder;
    this.file = folder.resolve("bake.record");
    this.beginning = beginning;
    this.last = read(file);
  }

  /** Notes that a build begins; everything that it reads is to be read after this. */
  public static BakeRecord begin(BuildInvocation invocation) throws IOException {
    Path folder = invocation.work().resolve("snippets");
    Files.createDirectories(folder);
    // The clock of the files is the one that says when they change.
    Path now = OwnedFiles.createFile(folder, "now");
    FileTime beginning = Files.getLastModifiedTime(now);
    Files.delete(now);
    return new BakeRecord(invocation, folder, beginning);
  }

  /**
   * Returns what to say if there is nothing to do, and writes the report of a build in which
   * nothing had to run.
   */
  public Optional<Unchanged> unchanged() throws IOException {
    if (last.isEmpty() || !last.get().isCurrent(invocation.digest(last.get().variables()))) {
      return Optional.empty();
    }
    Path report = folder.resolve(BuildReport.FILE);
    byte[] now = last.get().report().getBytes(StandardCharsets.UTF_8);
    if (!Files.exists(report) || !Arrays.equals(Files.readAllBytes(report), now)) {
      WholeFile.write(report, now);
    }
    return Optional.of(new Unchanged(last.get().summary(), last.get().pages()));
  }

  /**
   * Whether some page may have to be parsed, as far as one look can tell before the settings are
   * read.
   */
  public boolean mayNeedParser() throws IOException {
    return last.isPresent()
        ? FileStates.of(sources(last.get())).haveChangedSince(Files.getLastModifiedTime(file))
        : !Files.exists(invocation.project().resolve(SettingsReader.CACHE));
  }

  private static List<Path> sources(RecordedBake bake) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path input : bake.inputs()) {
      FileStates.in(input).stream()
          .filter(each -> SOURCES.contains(each.toString().replaceAll(".*\\.", "")))
          .forEach(sources::add);
    }
    return sources;
  }

  /**
   * Records a bake that has just been published, if the next one would be the same.
   *
   * @param madeOf the files and folders a change of which can change the site
   */
  public void keep(SiteSettings settings, Collection<Path> madeOf, Proof proof) throws IOException {
    Files.deleteIfExists(file);
    if (!isLasting(settings, proof)) {
      return;
    }
    Set<Path> inputs = new TreeSet<>(madeOf);
    inputs.addAll(invocation.classPath());
    inputs.addAll(invocation.plugin());
    FileStates made = FileStates.of(inputs);
    if (made.haveChangedSince(beginning)) {
      return;
    }
    List<Path> outputs = new ArrayList<>(ClassPathFiles.in(folder));
    outputs.add(settings.output());
    List<String> variables = settings.environment();
    Optional<FileStates> published = statesOf(outputs);
    if (published.isEmpty()) {
      return;
    }
    BuildReport report = proof.report().ofNextBuild();
    RecordedBake bake =
        new RecordedBake(
            variables,
            invocation.digest(variables),
            made.digest(),
            published.get().digest(),
            settings.cacheFolder(),
            List.copyOf(inputs),
            outputs,
            proof.pages().size(),
            report.summary(),
            report.json());
    String text = bake.text();
    WholeFile.write(file, Digest.of(text) + "\n" + text);
  }

  /** What others have put into the folder of the site may be nothing that we can look at. */
  private static Optional<FileStates> statesOf(List<Path> outputs) {
    try {
      return Optional.of(FileStates.of(outputs));
    } catch (IOException cannotTell) {
      return Optional.empty();
    }
  }

  /** Whether every result may be kept, and all is known that pages are made of. */
  private static boolean isLasting(SiteSettings settings, Proof proof) throws IOException {
    boolean lasting =
        settings.cache() == CacheMode.USE
            && !settings.writesExpected()
            && !UntrackedSources.mayBeIn(settings.attributes().toString());
    // A page that waits for its day is published by a build in which no file has changed.
    lasting &= proof.drafts().stream().allMatch(page -> page.from().isEmpty());
    for (Page page : proof.pages()) {
      lasting &=
          page.snippets().stream().allMatch(snippet -> snippet.options().cache())
              && !UntrackedSources.mayBeIn(
                  settings.project().resolve(page.path()), page.includes());
    }
    return lasting;
  }

  private static Optional<RecordedBake> read(Path file) {
    try {
      String text = Files.readString(file);
      int end = text.indexOf('\n');
      String content = text.substring(end + 1);
      return end > 0 && Digest.of(content).equals(text.substring(0, end))
          ? RecordedBake.parse(content)
          : Optional.empty();
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * What a build says that has nothing to do.
   *
   * @param summary one sentence about the snippets
   * @param pages how many pages the site has
   */
  public record Unchanged(String summary, int pages) {}
}
