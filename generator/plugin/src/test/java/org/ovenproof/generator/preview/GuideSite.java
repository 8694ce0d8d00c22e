package org.ovenproof.generator.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.settings.SettingsReader;
import org.ovenproof.generator.settings.SiteSettings;

/** A small site in the guide's own theme, for a browser to look at. */
record GuideSite(Path folder) {

  private static final Path GUIDE = Path.of("../..").toAbsolutePath().normalize();

  private static final String PAGE =
      """
      = %s
      :description: %s
      :jbake-order: 2

      [#first]
      == %s

      [source%%run,java,id=sum]
      ----
      int answer = 40;
      answer + 2
      ----

      .%s
      [source%%run,java,id=frames,alt="%s"]
      ----
      import java.awt.image.BufferedImage;
      var frames = Frames.over("epoch");
      for (int epoch = 0; epoch < 4; epoch++) {
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        image.setRGB(epoch, epoch, 0xffffff);
        frames = frames.with("" + epoch, Picture.of(image, 8));
      }
      frames
      ----

      [source%%run,java,id=table]
      ----
      record Layer(String name, int parameters) {}
      List.of(new Layer("conv", 208), new Layer("dense", 1028))
      ----
      """;

  /** Writes the site into an empty folder. */
  static GuideSite in(Path folder) throws IOException {
    theme(folder);
    GuideSite site = new GuideSite(folder);
    site.write("content/index.adoc", "= AI?\n:jbake-type: languages\n");
    for (String language : List.of("ko", "en")) {
      site.write(
          "content/" + language + "/index.adoc",
          "= Start\n:jbake-type: home\n:jbake-order: 1\n\nHello.\n");
    }
    site.write("content/ko/page.adoc", PAGE.formatted("한 쪽", "한 문장", "첫째", "네 장면", "점이 내려간다"));
    site.write(
        "content/en/page.adoc",
        PAGE.formatted("A page", "One sentence", "First", "Four frames", "A dot goes down"));
    return site;
  }

  /** Gives a folder the guide's templates, assets and settings. */
  static void theme(Path folder) throws IOException {
    copy(GUIDE.resolve("templates"), folder.resolve("templates"));
    copy(GUIDE.resolve("assets"), folder.resolve("assets"));
    Files.copy(GUIDE.resolve("jbake.properties"), folder.resolve("jbake.properties"));
  }

  void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Replaces a text in a file, as an author's save does. */
  void edit(String path, String from, String to) throws IOException {
    String before = Files.readString(folder.resolve(path));
    if (!before.contains(from)) {
      throw new IllegalArgumentException(path + " does not contain " + from);
    }
    write(path, before.replace(from, to));
  }

  SiteSettings settings() throws ProblemsFound {
    return new SettingsReader(
            folder, Map.of("snippets.imports", "java.util.*,org.ovenproof.display.*"))
        .read(folder.resolve("target/site"), folder.resolve("target"), List.of());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        if (Files.isRegularFile(file)) {
          Files.copy(file, copy);
        }
      }
    }
  }
}
