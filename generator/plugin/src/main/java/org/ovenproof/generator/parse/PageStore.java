package org.ovenproof.generator.parse;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.jruby.AsciidoctorJRuby;
import org.jruby.runtime.Constants;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.cache.ContentDigest;
import org.ovenproof.generator.cache.Digest;
import org.ovenproof.generator.cache.WholeFile;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.page.PageSettings;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.settings.CodeOrigin;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.snippet.SourceLine;
import org.ovenproof.generator.source.UntrackedSources;

/**
 * Pages as they were parsed, for the builds to come: the one that was last parsed of each file. It
 * serves as long as the bytes of the file and of all that it includes are the same, and so is what
 * pages are read with. What is damaged is as good as not there.
 */
public final class PageStore {

  private static final int DIGEST_CHARACTERS = 64;

  private final Path folder;
  private final CacheMode mode;

  /** The parser that pages were parsed with; asked for where some page was parsed before. */
  private final Background<String> parser;

  private final Gson gson;

  private PageStore(SiteSettings settings, Background<String> parser) {
    this.folder = folder(settings);
    // Who writes into pages has to know what they were parsed from.
    boolean parsesAll = settings.writesExpected() && settings.cache() == CacheMode.USE;
    this.mode = parsesAll ? CacheMode.REFRESH : settings.cache();
    this.parser = parser;
    this.gson =
        new GsonBuilder()
            .disableHtmlEscaping()
            .registerTypeAdapterFactory(new PageTypes(settings.project()))
            .create();
  }

  private static Path folder(SiteSettings settings) {
    return settings.cacheFolder().resolve("pages");
  }

  /** Deletes what killed builds left half written. */
  public static void sweep(SiteSettings settings) {
    WholeFile.sweep(folder(settings));
  }

  /** Returns the store of a site. */
  public static PageStore of(SiteSettings settings) {
    ContentDigest contents = new ContentDigest(settings.cacheFolder());
    return new PageStore(settings, Background.make(() -> parser(contents)));
  }

  private static String parser(ContentDigest contents) throws IOException {
    Digest parser = new Digest().add(contents.of(CodeOrigin.of(PageParser.class)));
    contents.remember();
    // Their names have their versions in them.
    for (Class<?> library : List.of(Asciidoctor.class, AsciidoctorJRuby.class, Constants.class)) {
      parser.add(CodeOrigin.of(library).getFileName().toString());
    }
    return parser.hex();
  }

  /** Returns the page of a file if parsing it would give the same. */
  Optional<Page> read(Path file, PageSettings settings) throws IOException {
    if (mode != CacheMode.USE) {
      return Optional.empty();
    }
    return last(file, settings)
        .filter(kept -> kept.bytes().equals(digest(file)) && includesAreSame(kept, settings))
        .map(Kept::page);
  }

  /**
   * Whether snippets of a page may be others than when it was last parsed, as far as one look can
   * tell. Who acts on a wrong answer loses time only.
   */
  boolean mayRun(Path file, PageSettings settings) throws IOException {
    return last(file, settings)
        .filter(kept -> kept.blocks().equals(blocks(file)) && includesAreSame(kept, settings))
        .isEmpty();
  }

  /** Keeps a page that has been parsed, if all is known that it is made of. */
  void write(Parse parse) {
    try {
      if (mode != CacheMode.OFF && isKnown(parse)) {
        String json = gson.toJson(kept(parse));
        WholeFile.write(fileOf(parse.file(), parse.settings()), Digest.of(json) + json);
      }
    } catch (IOException notKept) {
      // A full disk costs the next build a parse, not this one its page.
    }
  }

  private static boolean isKnown(Parse parse) throws IOException {
    return parse.page().problems().stream().noneMatch(Problem::isError)
        && parse.before().equals(digest(parse.file()))
        && !UntrackedSources.mayBeIn(parse.file(), parse.included().keySet())
        && !UntrackedSources.mayBeIn(parse.settings().attributes().toString());
  }

  private Kept kept(Parse parse) throws IOException {
    Path project = parse.settings().project();
    Map<String, String> includes = new TreeMap<>();
    parse
        .included()
        .forEach((path, digest) -> includes.put(SourceLine.path(project, path), digest));
    return new Kept(
        keyOf(parse.settings()), parse.before(), blocks(parse.file()), includes, parse.page());
  }

  /** Returns the digest of a file as it is now; empty, if there is none. */
  static String digest(Path file) {
    try {
      return new Digest().add(Files.readAllBytes(file)).hex();
    } catch (IOException missing) {
      return "";
    }
  }

  private Optional<Kept> last(Path file, PageSettings settings) throws IOException {
    try {
      String text = Files.readString(fileOf(file, settings));
      if (text.length() <= DIGEST_CHARACTERS) {
        return Optional.empty();
      }
      String json = text.substring(DIGEST_CHARACTERS);
      if (!text.startsWith(Digest.of(json))) {
        return Optional.empty();
      }
      String key = keyOf(settings);
      return Optional.of(gson.fromJson(json, Kept.class))
          .filter(kept -> kept.settings().equals(key));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException | JsonParseException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean includesAreSame(Kept kept, PageSettings settings) {
    return kept.includes().entrySet().stream()
        .allMatch(
            include ->
                isSame(settings.project().resolve(include.getKey()), include.getValue(), settings));
  }

  /** Whether a file is what it was, and still lies where it may be included from. */
  private static boolean isSame(Path include, String digest, PageSettings settings) {
    return digest.equals(digest(include)) && settings.reach().has(include);
  }

  private Path fileOf(Path file, PageSettings settings) {
    return folder.resolve(Digest.of(SourceLine.path(settings.project(), file)));
  }

  private String keyOf(PageSettings settings) throws IOException {
    return new Digest()
        .add(parser.get())
        .add(settings.toString())
        .add(System.getProperty("user.home"))
        .hex();
  }

  /** Returns the digest of all blocks of code in a file, and of what is said of blocks. */
  private static String blocks(Path file) {
    try {
      boolean inside = false;
      StringBuilder blocks = new StringBuilder();
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        boolean delimiter = line.startsWith("----");
        inside ^= delimiter;
        if (inside || delimiter || line.startsWith("[")) {
          blocks.append(line).append('\n');
        }
      }
      return Digest.of(blocks.toString());
    } catch (IOException missing) {
      return "";
    }
  }

  /**
   * A page that has been parsed.
   *
   * @param file its file
   * @param before the digest of the file before it was parsed
   * @param included the digest of each file that it includes, as it was read
   * @param settings what it was read with
   */
  record Parse(
      Path file, String before, Page page, Map<Path, String> included, PageSettings settings) {}

  /**
   * A page as it is kept.
   *
   * @param settings the digest of what pages are read with
   * @param bytes the digest of its file
   * @param blocks the digest of the blocks in it
   * @param includes the digest of each file that it includes
   */
  private record Kept(
      String settings, String bytes, String blocks, Map<String, String> includes, Page page) {}
}
