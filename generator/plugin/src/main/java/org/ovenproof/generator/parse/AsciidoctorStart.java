package org.ovenproof.generator.parse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.jruby.AsciidoctorJRuby;
import org.ovenproof.generator.process.OwnedFiles;
import org.ovenproof.generator.settings.CodeOrigin;

/**
 * Starts Asciidoctor without what no page needs. RubyGems only looks for libraries, which are named
 * here, and native calls only serve programs of the system: both take a third of the start.
 */
final class AsciidoctorStart {

  private static final String RESOURCES = "uri:classloader:/org/ovenproof/generator/parse/";

  /** What JRuby is told; a user who tells it otherwise with {@code -D} is the one who is heard. */
  private static final Map<String, String> JRUBY =
      Map.of(
          "jruby.cli.rubygems.enable", "false",
          "jruby.cli.did_you_mean.enable", "false",
          "jruby.native.enabled", "false");

  private static final String TEMPORARY = "jruby.ji.nested.jar.tmpdir";

  private static final Pattern LIBRARY = Pattern.compile("gems/([^/]+)/lib/");

  private AsciidoctorStart() {}

  /** Returns an Asciidoctor that knows of every line where it is from; this takes a second. */
  static synchronized Asciidoctor start() throws IOException {
    JRUBY.forEach(System.getProperties()::putIfAbsent);
    if (System.getProperty(TEMPORARY) == null) {
      // JRuby unpacks code there, below a name that others could have taken before in a shared one.
      Path own = OwnedFiles.createFolder(Path.of(System.getProperty("java.io.tmpdir")), "jruby");
      own.toFile().deleteOnExit();
      System.setProperty(TEMPORARY, own.toString());
    }
    Asciidoctor asciidoctor = AsciidoctorJRuby.Factory.create(libraries());
    asciidoctor.requireLibrary(
        RESOURCES + "line_origins.rb",
        RESOURCES + "inline_macros.rb",
        RESOURCES + "lexers_on_demand.rb",
        RESOURCES + "texts_beside_letters.rb",
        RESOURCES + "needs_of_pages.rb");
    return asciidoctor;
  }

  /**
   * Returns where the Ruby libraries in Asciidoctor's archive lie, the one most asked for first.
   */
  static List<String> libraries() throws IOException {
    try (ZipFile jar = new ZipFile(CodeOrigin.of(AsciidoctorJRuby.class).toFile())) {
      return jar.stream()
          .map(entry -> LIBRARY.matcher(entry.getName()))
          .filter(Matcher::matches)
          .map(library -> library.group(1))
          .sorted(Comparator.comparing(name -> !name.startsWith("asciidoctor-")))
          .map(name -> "uri:classloader:/gems/" + name + "/lib")
          .toList();
    }
  }
}
