package org.ovenproof.generator.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.render.PageRenderer;
import org.ovenproof.generator.report.BuildReport;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.run.Progress;
import org.ovenproof.generator.settings.SettingsReader;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.settings.SnippetEnvironment;

/** A small site in a folder of its own, built as a goal of the plugin builds it. */
public final class TestSite implements AutoCloseable {

  /** Files of a site that may differ from one bake to the next. */
  private static final String OF_ITS_BAKE = "proof\\.json|.*\\.proof\\.html";

  private final Path folder;
  private final Map<String, String> overrides = new HashMap<>();
  private List<Path> classPath = List.of();
  private Site site;

  /** Begins with templates and no page. */
  public TestSite(Path folder) {
    this.folder = folder;
    overrides.put("snippets.imports", "java.util.*,static org.ovenproof.display.Display.display");
    properties("");
    begin();
  }

  /** Takes away all but the templates, and what was built of it. */
  public TestSite clear() {
    for (String each : List.of("content", "examples", "target", ".ovenproof", "templates")) {
      delete(each);
    }
    return begin();
  }

  /** Deletes a file, or a folder with what is in it. */
  public TestSite delete(String path) {
    try (Stream<Path> walk = Files.walk(folder.resolve(path))) {
      for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (NoSuchFileException gone) {
      // As it should be.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private TestSite begin() {
    file("templates/page.peb", "<title>{{ page.title }}</title>\n{{ page.body | raw }}");
    words("en", "Skipped", "Computed");
    words("ko", "건너뜀", "계산");
    return file("assets/style.css", "body { color: black }");
  }

  private void words(String language, String skipped, String computed) {
    file(
        "templates/text/" + language + ".properties",
        """
        output.skipped=%s
        output.computed=%s
        output.computed.alone=Computed alone
        output.stderr=Errors
        """
            .formatted(skipped, computed));
  }

  /** Writes a file from the project's folder on. */
  public TestSite file(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an English page. */
  public TestSite page(String name, String text) {
    return file("content/en/" + name + ".adoc", text);
  }

  /** Writes a page whose every snippet is one line of code. */
  public TestSite pageOf(String name, String... snippets) {
    return page(
        name,
        "= Page\n\n"
            + Arrays.stream(snippets).map(TestSite::block).collect(Collectors.joining("\n")));
  }

  private static String block(String code) {
    return "[source%%run,java]\n----\n%s\n----\n".formatted(code);
  }

  /** Writes {@code jbake.properties}, beside what every site has there. */
  public TestSite properties(String text) {
    return file("jbake.properties", "template.page.file=page.peb\n" + text);
  }

  /** Sets a property as {@code -D} does; the next build sees it. */
  public TestSite with(String name, String value) {
    overrides.put(name, value);
    close();
    return this;
  }

  /** Sets what snippets see; the next build sees it. */
  public TestSite withClassPath(Path... elements) {
    classPath = List.of(elements);
    close();
    return this;
  }

  public Path path(String path) {
    return folder.resolve(path);
  }

  public SiteSettings settings() throws ProblemsFound {
    return new SettingsReader(folder, overrides)
        .read(folder.resolve("target/site"), folder.resolve("target"), classPath);
  }

  /** Returns the site, opened once for all builds until a setting changes. */
  public Site site() throws IOException, ProblemsFound {
    if (site == null) {
      site = new Site(settings(), Progress.UNSEEN);
    }
    return site;
  }

  public Proof prove() throws Exception {
    return site().prove();
  }

  /** Builds and returns what has to be mended, as the build prints it. */
  public List<String> problems() throws Exception {
    return prove().problems().stream().map(Problem::text).toList();
  }

  /** Builds and publishes. */
  public void publish() throws Exception {
    site().publish(prove());
  }

  /** Builds and returns what keeps the site from being published. */
  public List<String> problemsOfPublishing() throws Exception {
    try {
      publish();
      return List.of();
    } catch (ProblemsFound found) {
      return found.problems().stream().map(Problem::text).toList();
    }
  }

  /** Returns each page of a build by its address, problems shown in their places. */
  public Map<String, String> preview(Proof proof) throws Exception {
    Map<String, String> pages = new TreeMap<>();
    PageRenderer renderer = new PageRenderer(settings(), SnippetEnvironment.of(settings()));
    for (Page page : proof.pages()) {
      renderer
          .files(page, proof.pages(), proof.snippets(), true)
          .forEach((uri, bytes) -> pages.put(uri, new String(bytes, StandardCharsets.UTF_8)));
    }
    return pages;
  }

  /**
   * Builds and returns what became of each snippet, as {@code id status} or {@code id ran: why}.
   */
  public List<String> runs() throws Exception {
    return prove().report().snippets().stream().map(TestSite::run).toList();
  }

  private static String run(BuildReport.Line line) {
    return line.id() + " " + line.status() + (line.why() == null ? "" : ": " + line.why());
  }

  /**
   * Returns the text of every file below a folder, by its path; not those which tell of the bake
   * that wrote them, and what a manifest says of these.
   */
  public Map<String, String> files(String below) throws IOException {
    Path root = folder.resolve(below);
    Map<String, String> files = new TreeMap<>();
    if (Files.exists(root)) {
      try (Stream<Path> walk = Files.walk(root)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          String path = root.relativize(file).toString();
          if (!path.matches(OF_ITS_BAKE)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            boolean manifest = path.equals(".ovenproof-manifest");
            files.put(path, manifest ? text.replaceAll(".* (" + OF_ITS_BAKE + ")\n", "") : text);
          }
        }
      }
    }
    return files;
  }

  @Override
  public void close() {
    if (site != null) {
      site.close();
      site = null;
    }
  }
}
