package org.ovenproof.generator.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ovenproof.generator.mojo.SiteProject;

/** The same pages as a project of ours and as one of stock JBake, and their cells as a script. */
public final class BenchmarkProjects {

  private static final int PAGES = 20;
  private static final String VERSION = "0.1.0-SNAPSHOT";

  /** The page that is edited. */
  public static final String EDITED = "page-07";

  /** What stock JBake needs for AsciiDoc and for its own kind of templates. */
  private static final String STOCK_PARTS =
      """
      <configuration><outputDirectory>${project.build.directory}/site</outputDirectory>
      <inputDirectory>${project.basedir}</inputDirectory></configuration>
      <dependencies>
        <dependency>
          <groupId>org.asciidoctor</groupId>
          <artifactId>asciidoctorj</artifactId>
          <version>2.5.13</version>
        </dependency>
        <dependency>
          <groupId>org.freemarker</groupId>
          <artifactId>freemarker</artifactId>
          <version>2.3.34</version>
        </dependency>
      </dependencies>
      """;

  private final Path folder;
  private int edits;

  /** Will write into a folder. */
  public BenchmarkProjects(Path folder) {
    this.folder = folder;
  }

  /** Returns the folder of the project of ours. */
  public Path ours() {
    return folder.resolve("ours");
  }

  /** Returns the folder of the project of stock JBake. */
  public Path stock() {
    return folder.resolve("stock");
  }

  Path script() {
    return folder.resolve("cells.jsh");
  }

  /**
   * Writes all of it.
   *
   * @param jvmFlags what Maven's process is started with in our project
   */
  public void write(String jvmFlags) throws IOException {
    SiteProject ours =
        SiteProject.ours(
                ours(),
                VERSION,
                "snippets.imports=java.util.*,java.util.function.*,java.util.stream.*\n")
            .write(".mvn/jvm.config", jvmFlags);
    SiteProject stock =
        new SiteProject(stock())
            .pom("org.jbake", "jbake-maven-plugin", "2.7.0-rc.7", STOCK_PARTS)
            .write(
                "jbake.properties",
                """
                template.page.file=page.ftl
                render.index=false
                render.feed=false
                render.archive=false
                render.tags=false
                """)
            .write(
                "templates/page.ftl",
                "<!doctype html><title>${content.title}</title>\n${content.body}\n")
            .write("assets/style.css", "body { color: black }\n");
    stockFlags("");

    StringBuilder script = new StringBuilder();
    for (int number = 1; number <= PAGES; number++) {
      String name = "page-%02d".formatted(number);
      BenchmarkPage page = new BenchmarkPage(number);
      String text = page.text("Page " + number);
      ours.write(page(name), text);
      stock.write(page(name), text);
      script.append("/reset\nimport java.util.*;\nimport java.util.function.*;\n");
      script.append("import java.util.stream.*;\n");
      page.cells().forEach(cell -> script.append(cell).append('\n'));
    }
    Files.writeString(script(), script.append("/exit\n").toString());
  }

  /** Sets what Maven's process is started with in the project of stock JBake. */
  void stockFlags(String jvmFlags) throws IOException {
    new SiteProject(stock()).write(".mvn/jvm.config", jvmFlags);
  }

  /** Takes away all that a build of ours has kept, and what was edited. */
  void forgetOurs() throws IOException {
    edit(text -> text);
    delete(ours().resolve("target"));
    delete(ours().resolve(".ovenproof"));
  }

  /** Takes away all that a build of stock JBake has kept. */
  void forgetStock() throws IOException {
    delete(stock().resolve("target"));
    delete(stock().resolve("cache"));
  }

  /** Edits the prose of one page. */
  void editProse() throws IOException {
    edit(text -> text.replace("== Part 1\n", "== Part 1\n\nEdited %d times.".formatted(++edits)));
  }

  /** Edits the first cell of one page, which all others of it come after. */
  void editCell() throws IOException {
    edit(text -> text.replaceFirst("----\n", "----\nint edit%d = 1;\n".formatted(++edits)));
  }

  private void edit(UnaryOperator<String> change) throws IOException {
    Files.writeString(edited(ours()), change.apply(new BenchmarkPage(7).text("Page 7")));
  }

  /** Returns the file of the page that is edited. */
  public static Path edited(Path project) {
    return project.resolve(page(EDITED));
  }

  private static String page(String name) {
    return "content/en/" + name + ".adoc";
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> all = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(path)) {
      walk.sorted(Comparator.reverseOrder()).forEach(all::add);
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
