package org.ovenproof.generator.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.check.ProofFile;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.run.Progress;
import org.ovenproof.generator.settings.SettingsReader;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.site.Site;

/**
 * Whatever an author does to the files, in whatever order and however fast, the preview ends in
 * what a clean bake makes of them, byte for byte. {@code edits.rounds} (8) says how long, {@code
 * edits.seed} with which edits.
 */
@Timeout(600)
class RandomEditsTest implements Preview.Console {

  private static final int ROUNDS = Integer.getInteger("edits.rounds", 8);

  @TempDir private Path folder;

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Random random = new Random(Long.getLong("edits.seed", 1L));
  private Path classes;
  private Preview preview;
  private Thread following;
  private int number;

  @BeforeEach
  void start() throws Exception {
    folder = folder.toRealPath();
    classes = Files.createDirectories(folder.resolve("lib/target/classes"));
    GuideSite guide = GuideSite.in(folder);
    guide.write("examples/data/numbers.txt", "1 2 3");
    compile("1");
    for (int page = 0; page < 4; page++) {
      writePage(page);
    }
    snippets("1 + 1");
    preview =
        Preview.start(
            folder,
            this::settings,
            this,
            new Preview.Address(folder.resolve("target/preview"), "127.0.0.1", 0, ""));
    following =
        new Thread(
            () -> {
              try {
                preview.follow(List.of(classes));
              } catch (IOException | InterruptedException ended) {
                throw new IllegalStateException(ended);
              }
            });
    following.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    preview.close();
    following.join();
  }

  private SiteSettings settings() throws ProblemsFound {
    return settings(folder);
  }

  private SiteSettings settings(Path project) throws ProblemsFound {
    return new SettingsReader(
            project,
            Map.of(
                "snippets.imports",
                "java.util.*,java.nio.file.*,org.ovenproof.display.*",
                "snippets.cache.dir",
                project.resolve("cache").toString()))
        .read(
            project.resolve("target/site"),
            project.resolve("target"),
            List.of(project.resolve("lib/target/classes")));
  }

  @Test
  void the_preview_ends_where_a_clean_bake_does() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      int edits = 1 + random.nextInt(6);
      for (int edit = 0; edit < edits; edit++) {
        edit();
        // Some saves come while the one before is still followed, and some do not.
        Thread.sleep(random.nextInt(4) == 0 ? 300 : random.nextInt(40));
      }
      Map<String, String> clean = bakedClean();
      // A last save tells when all before it has been followed, since they are taken in turn.
      awaitEqual(clean, "round " + round);
    }
  }

  private void edit() throws Exception {
    int page = random.nextInt(6);
    number++;
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> writePage(page);
      case 3 -> snippets((1 + random.nextInt(3)) + " + " + random.nextInt(3));
      case 4 -> deletePage(page);
      case 5 -> renamePage(page, random.nextInt(6));
      case 6 -> replaceThroughTemporaryFile(page);
      case 7 ->
          write("templates/text/en.properties", words("en") + "\nfooter.about=About " + number);
      case 8 -> write("templates/partials/footer.peb", "<footer>" + number + "</footer>");
      case 9 -> write("assets/css/page.css", "h1 { top: " + number + "px }");
      case 10 -> write("examples/data/numbers.txt", number + " 2 3");
      case 11 -> compile("" + random.nextInt(3));
      case 12 -> checkout();
      default -> link(page);
    }
  }

  private void writePage(int page) throws IOException {
    int order = random.nextInt(3);
    boolean echo = random.nextBoolean();
    int own = random.nextInt(3);
    for (String language : List.of("ko", "en")) {
      write(
          "content/%s/part/page-%d.adoc".formatted(language, page),
          """
          = Page %1$d of %2$d
          :jbake-order: %3$d

          Words %2$d, value:sum[] and more.

          [source%%run,java,id=sum]
          ----
          include::{snippets}/shared.jsh[tag=sum]
          ----

          [source%%run,java,id=data,echo=%4$s]
          ----
          Files.readString(Path.of("examples/data/numbers.txt")) + lib.Library.value() + sum
          ----

          [source%%run,java,id=own]
          ----
          "own " + %5$d
          ----
          """
              .formatted(page, number, order, echo, own));
    }
  }

  private void snippets(String code) throws IOException {
    write(
        "examples/snippets/shared.jsh",
        "// tag::sum[]\nint sum = %s;\nsum\n// end::sum[]\n".formatted(code));
  }

  private void deletePage(int page) throws IOException {
    for (String language : List.of("ko", "en")) {
      Files.deleteIfExists(pageFile(language, page));
    }
  }

  private void renamePage(int from, int to) throws IOException {
    for (String language : List.of("ko", "en")) {
      if (Files.exists(pageFile(language, from))) {
        Files.move(
            pageFile(language, from), pageFile(language, to), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** As many editors save. */
  private void replaceThroughTemporaryFile(int page) throws IOException {
    for (String language : List.of("ko", "en")) {
      Path file = pageFile(language, page);
      if (Files.exists(file)) {
        Path temporary = file.resolveSibling(".page.adoc.swp");
        Files.writeString(temporary, Files.readString(file).replace("Words", "Wordy"));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  /** All of the content goes and comes again, as between two branches. */
  private void checkout() throws IOException {
    Path aside = folder.resolve("target/aside");
    Files.move(folder.resolve("content/en/part"), aside);
    for (int page = 0; page < 6; page++) {
      Path file = aside.resolve("page-%d.adoc".formatted(page));
      if (Files.exists(file)) {
        Files.writeString(file, Files.readString(file).replace("Words", "Branch " + number));
      }
    }
    Files.move(aside, folder.resolve("content/en/part"));
  }

  private void link(int page) throws IOException {
    for (String language : List.of("ko", "en")) {
      write(
          "elsewhere/" + language + ".adoc",
          "= Linked %d\n\n[source%%run,java,id=one]\n----\n1\n----\n".formatted(number));
      Files.deleteIfExists(pageFile(language, page));
      Files.createSymbolicLink(
          pageFile(language, page), folder.resolve("elsewhere/" + language + ".adoc"));
    }
  }

  private Path pageFile(String language, int page) {
    return folder.resolve("content/%s/part/page-%d.adoc".formatted(language, page));
  }

  private static String words(String language) throws IOException {
    return Files.readString(
        Path.of("../../templates/text/" + language + ".properties").toAbsolutePath());
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Compiles the class that snippets call, in a folder that builds write. */
  private void compile(String value) throws IOException {
    Path source = folder.resolve("target/Library.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        "package lib; public class Library { public static int value() { return "
            + value
            + "; } }");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString());
    assertThat(result).isZero();
  }

  /** Returns the files of a site that is baked from a copy of everything, without a cache. */
  private Map<String, String> bakedClean() throws Exception {
    Path copy = folder.resolveSibling(folder.getFileName() + "-clean-" + number);
    // Outputs are not even listed: the preview beside this copy adds and takes away files there.
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes read)
              throws IOException {
            if (isOutput(each)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copy.resolve(folder.relativize(each)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes read) throws IOException {
            Files.copy(each, copy.resolve(folder.relativize(each)));
            return FileVisitResult.CONTINUE;
          }
        });
    SiteSettings settings = settings(copy);
    try (Site site = new Site(settings, Progress.UNSEEN)) {
      site.publish(site.prove());
    }
    Map<String, String> files = files(copy.resolve("target/site"));
    // What a bake wrote into a folder, which nobody is served.
    files.remove(".ovenproof-manifest");
    files.remove(ProofFile.ADDRESS);
    return files;
  }

  private boolean isOutput(Path file) {
    String path = folder.relativize(file).toString();
    return path.startsWith("target") || path.startsWith("cache");
  }

  private void awaitEqual(Map<String, String> clean, String when) throws Exception {
    long deadline = System.nanoTime() + 60_000_000_000L;
    Map<String, String> shown = Map.of();
    while (System.nanoTime() < deadline) {
      shown = files(folder.resolve("target/preview"));
      if (shown.equals(clean)) {
        return;
      }
      Thread.sleep(50);
    }
    assertThat(shown.keySet()).as(when + said).isEqualTo(clean.keySet());
    assertThat(shown).as(when).isEqualTo(clean);
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.exists(root)) {
      try (Stream<Path> walk = Files.walk(root)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          if (file.toString().endsWith(".proof.html")) {
            // It tells of the bake.
            continue;
          }
          files.put(
              root.relativize(file).toString(),
              new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      } catch (java.io.UncheckedIOException | java.nio.file.NoSuchFileException isBeingWritten) {
        return Map.of();
      }
    }
    return files;
  }

  @Override
  public void info(String line) {
    said.add(line);
  }

  @Override
  public void warn(String text) {
    said.add(text);
  }

  @Override
  public void error(String text) {
    said.add(text);
  }
}
