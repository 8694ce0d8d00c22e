package org.ovenproof.generator.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.configuration2.CompositeConfiguration;
import org.apache.commons.configuration2.Configuration;
import org.jbake.app.JBakeException;
import org.jbake.app.configuration.DefaultJBakeConfiguration;
import org.jbake.app.configuration.JBakeConfigurationFactory;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.process.CannotStart;
import org.ovenproof.generator.process.Kernels;
import org.ovenproof.generator.process.Processor;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.snippet.Durations;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Names;
import org.ovenproof.generator.snippet.SourceLine;
import org.ovenproof.worker.compiler.CompilerFlags;

/** Reads the settings of a build from {@code jbake.properties} and from what overrides it. */
public final class SettingsReader {

  private static final String FILE = "jbake.properties";
  private static final String DEFAULT_INPUTS = "examples/data";

  /** What may change the settings by being there, the last one for snippets to read. */
  public static final List<String> FILES = List.of(FILE, "custom.properties", DEFAULT_INPUTS);

  /** Where results are kept if nothing else is said. */
  public static final String CACHE = ".ovenproof/cache";

  private static final Set<String> ISO_LANGUAGES = Set.of(Locale.getISOLanguages());

  private static final String PREFIX = "snippets.";
  private static final String DEFAULT_SNIPPETS = "examples/snippets";
  private static final Pattern BROKEN_ESCAPE =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u(?![0-9a-fA-F]{4})");
  private static final Pattern HEAP = Pattern.compile("[1-9]\\d*[kKmMgG]?");

  /** Keys of JBake's that mean here what they mean there. */
  private static final Set<String> EFFECTIVE =
      Set.of(
          "template.folder",
          "template.page.file",
          "template.post.file",
          "content.folder",
          "asset.folder",
          "asset.ignore",
          "asciidoctor.attributes",
          "date.format",
          "default.status",
          "default.type",
          "header.separator",
          "ignore.file",
          "site.host");

  private static final List<String> KNOWN =
      List.of(
          "cache",
          "cache.dir",
          "workers",
          "timeout",
          "heap",
          "jvm",
          "compiler",
          "environment",
          "kernels",
          "imports",
          "inputs",
          "confirm",
          "explain",
          "audit",
          "expect",
          "echo",
          "output",
          "eval",
          "stderr");

  private final Path project;
  private final Map<String, String> overrides;
  private final Map<String, String> passwords;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private boolean confirming;
  private DefaultJBakeConfiguration jbake;

  /**
   * Reads for a project.
   *
   * @param overrides values that come before those of the file, by their names
   */
  public SettingsReader(Path project, Map<String, String> overrides) {
    this(project, overrides, Map.of());
  }

  /**
   * Reads for a project, and for a user.
   *
   * @param passwords what must not be published, by what it is
   */
  public SettingsReader(
      Path project, Map<String, String> overrides, Map<String, String> passwords) {
    this.project = project.toAbsolutePath().normalize();
    this.overrides = Map.copyOf(overrides);
    this.passwords = Map.copyOf(passwords);
  }

  /** Says whether new results have to come out the same a second time, unless the author does. */
  public SettingsReader confirming(boolean unlessSaid) {
    confirming = unlessSaid;
    return this;
  }

  /**
   * Returns the settings.
   *
   * @param output where the site is published
   * @param work where reports and scratch files go
   * @param classPath what snippets see
   * @throws ProblemsFound if a value is not what it must be
   */
  public SiteSettings read(Path output, Path work, List<Path> classPath) throws ProblemsFound {
    return read(output, work, classPath, List.of());
  }

  /**
   * Returns the settings.
   *
   * @param output where the site is published
   * @param work where reports and scratch files go
   * @param classPath what snippets see
   * @param versions names and versions of the libraries on the class path
   * @throws ProblemsFound if a value is not what it must be
   */
  public SiteSettings read(Path output, Path work, List<Path> classPath, List<String> versions)
      throws ProblemsFound {
    try {
      jbake =
          new JBakeConfigurationFactory()
              .createDefaultJbakeConfiguration(project.toFile(), output.toFile(), false);
    } catch (JBakeException broken) {
      throw new ProblemsFound(List.of(brokenFile(broken)));
    }
    checkEscapes();
    overrides.forEach(jbake::setProperty);
    checkNames();
    checkEffect();
    Path content = jbake.getContentFolder().toPath();
    SiteSettings settings =
        new SiteSettings(
            project,
            content,
            output.toAbsolutePath().normalize(),
            work.toAbsolutePath().normalize(),
            List.copyOf(classPath),
            List.copyOf(versions),
            languages(content),
            attributes(),
            value("cache", "use", "use, refresh or off", SettingsReader::cacheMode),
            project.resolve(text("cache.dir").orElse(CACHE)).normalize(),
            value("workers", "" + processors(), "a number > 0", SettingsReader::positive),
            value("timeout", "60s", "a duration such as 10s or 2m", Durations::parse),
            value("heap", "2g", "a size such as 512m or 2g", SettingsReader::heap),
            jvm(),
            list("environment"),
            kernels(),
            list("imports"),
            inputs(),
            value("expect", "check", "check or write", SettingsReader::writes),
            value("confirm", "" + confirming, "true or false", SettingsReader::flag),
            value("explain", "false", "true or false", SettingsReader::flag),
            value("audit", "false", "true or false", SettingsReader::flag),
            names("site.public"),
            passwords,
            places(),
            warnings,
            jbake);
    problems.addAll(unreadableNames(settings));
    if (!problems.isEmpty()) {
      throw new ProblemsFound(problems);
    }
    return settings;
  }

  /** Returns a problem for each file whose name the system's locale has no letters for. */
  private List<Problem> unreadableNames(SiteSettings settings) {
    List<Problem> unreadable = new ArrayList<>();
    if (!Names.areReadable("가")) {
      for (Path folder : List.of(settings.content(), settings.templates(), settings.assets())) {
        try (Stream<Path> files = Files.walk(folder)) {
          files
              .map(file -> SourceLine.path(project, file))
              .filter(path -> path.indexOf('\uFFFD') >= 0)
              .map(Problems::unreadableName)
              .forEach(unreadable::add);
        } catch (IOException noFolder) {
          // Then nothing in it has a name.
        }
      }
    }
    return unreadable;
  }

  /** One that is cut off at the end of its line is left out by who reads the file, in silence. */
  private void checkEscapes() {
    List<String> lines;
    try {
      lines = Files.readAllLines(project.resolve(FILE));
    } catch (IOException unreadable) {
      return;
    }
    for (int index = 0; index < lines.size(); index++) {
      if (BROKEN_ESCAPE.matcher(lines.get(index)).find()
          && !lines.get(index).stripLeading().matches("[#!].*")) {
        problems.add(brokenLine(index + 1, "a \\u is not followed by four hexadecimal digits"));
      }
    }
  }

  private static Problem brokenLine(int line, String message) {
    return Problems.brokenProperties(
        new Location(FILE, line, 1),
        message,
        "lines are name=value in UTF-8, and \\u is followed by four hexadecimal digits");
  }

  private void checkNames() {
    jbake
        .getKeys()
        .forEachRemaining(
            key -> {
              if (key.startsWith(PREFIX) && !KNOWN.contains(key.substring(PREFIX.length()))) {
                List<String> known = KNOWN.stream().map(PREFIX::concat).toList();
                problems.add(Problems.unknownProperty(locationOf(key), key, known));
              }
            });
  }

  /** Warns of what the project says of JBake's keys that have no effect here. */
  private void checkEffect() {
    CompositeConfiguration all = jbake.getCompositeConfiguration();
    for (int index = 0; index < all.getNumberOfConfigurations(); index++) {
      Configuration each = all.getConfiguration(index);
      if (isDefaults(each)) {
        each.getKeys()
            .forEachRemaining(
                key -> {
                  if (!EFFECTIVE.contains(key) && said(key).isPresent()) {
                    warnings.add(Problems.ineffectiveProperty(locationOf(key), key));
                  }
                });
      }
    }
  }

  /** Returns what the project says itself of a key of JBake's, whose defaults do not count. */
  private Optional<String> said(String key) {
    CompositeConfiguration all = jbake.getCompositeConfiguration();
    for (int index = 0; index < all.getNumberOfConfigurations(); index++) {
      Configuration each = all.getConfiguration(index);
      if (each.containsKey(key) && !isDefaults(each)) {
        return Optional.of(String.valueOf(each.getProperty(key)).strip())
            .filter(text -> !text.isEmpty());
      }
    }
    return Optional.empty();
  }

  /** JBake's defaults are the only file in which its version stands. */
  private static boolean isDefaults(Configuration file) {
    return file.containsKey("build.timestamp");
  }

  private <T> T value(
      String name, String otherwise, String expected, Function<String, Optional<T>> parser) {
    String text = text(name).orElse(otherwise);
    return parser
        .apply(text)
        .orElseGet(
            () -> {
              String key = PREFIX + name;
              problems.add(Problems.badOptionValue(locationOf(key), key, text, expected));
              return parser.apply(otherwise).orElseThrow();
            });
  }

  private Optional<String> text(String name) {
    Object value = jbake.get(PREFIX + name);
    return value == null
        ? Optional.empty()
        : Optional.of(String.valueOf(value).strip()).filter(text -> !text.isEmpty());
  }

  /** Returns names, as commas or spaces separate them. */
  private List<String> names(String key) {
    Object value = jbake.get(key);
    String text = value instanceof List<?> list ? String.join(",", strings(list)) : "" + value;
    return value == null ? List.of() : List.of(text.strip().split("[,\\s]+"));
  }

  private List<String> list(String name) {
    Object value = jbake.get(PREFIX + name);
    String text = value instanceof List<?> list ? String.join(",", strings(list)) : "" + value;
    // `static` belongs to what comes after it.
    String[] parts = text.replaceAll("\\s+", " ").split(",| (?<!static )");
    return value == null
        ? List.of()
        : Arrays.stream(parts).map(String::strip).filter(each -> !each.isEmpty()).toList();
  }

  private static List<String> strings(List<?> list) {
    return list.stream().map(String::valueOf).toList();
  }

  private List<String> jvm() {
    List<String> flags =
        new ArrayList<>(
            value("jvm", "-ea", "flags such as --enable-preview or -Dx=y", JvmFlags::parse));
    flags.addAll(value("compiler", "javac", "javac or jshell", SettingsReader::compiler));
    return flags;
  }

  private static Optional<List<String>> compiler(String text) {
    return switch (text) {
      case "javac" -> Optional.of(List.of());
      case "jshell" -> Optional.of(List.of(CompilerFlags.JSHELL_ALONE));
      default -> Optional.empty();
    };
  }

  /** Tells where results cannot be what they are elsewhere, as the author wants them to be. */
  private Kernels kernels() {
    Kernels kernels = value("kernels", "portable", "portable or native", Kernels::of);
    if (kernels == Kernels.PORTABLE && !Kernels.isPortable(Processor.here())) {
      warnings.add(Problems.unportableProcessor(locationOf(PREFIX + "kernels")));
    }
    return kernels;
  }

  private List<Path> inputs() {
    List<String> names = list("inputs");
    if (names.isEmpty()) {
      return Files.isDirectory(project.resolve(DEFAULT_INPUTS))
          ? List.of(Path.of(DEFAULT_INPUTS))
          : List.of();
    }
    List<Path> inputs = new ArrayList<>();
    for (String name : names) {
      Path folder = project.resolve(name).normalize();
      if (!folder.startsWith(project) || !Files.isDirectory(folder)) {
        String key = PREFIX + "inputs";
        problems.add(Problems.badOptionValue(locationOf(key), key, name, "folders of the project"));
      } else {
        inputs.add(project.relativize(folder));
      }
    }
    return inputs;
  }

  private boolean isOption(String name, String value) {
    List<String> values =
        name.equals("stderr") ? List.of("true", "false", "fail") : List.of("true", "false");
    boolean known = values.contains(value);
    if (!known) {
      String expected = name.equals("stderr") ? "true, false or fail" : "true or false";
      String key = PREFIX + name;
      problems.add(Problems.badOptionValue(locationOf(key), key, value, expected));
    }
    return known;
  }

  private Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("snippets", project.resolve(DEFAULT_SNIPPETS).toString());
    // What a page says itself comes before what the site says for all: hence the @.
    for (String option : List.of("echo", "output", "eval", "stderr")) {
      text(option)
          .filter(value -> isOption(option, value))
          .ifPresent(value -> attributes.put("snippets-" + option, value + "@"));
    }
    // JBake's own default, under which a page without a status is a draft, is not ours.
    said("default.status").ifPresent(status -> attributes.put("jbake-status", status + "@"));
    said("default.type").ifPresent(type -> attributes.put("jbake-type", type + "@"));
    List<String> more =
        said("asciidoctor.attributes").isPresent() ? jbake.getAsciidoctorAttributes() : List.of();
    for (String each : more) {
      int equals = each.indexOf('=');
      String name = equals < 0 ? each : each.substring(0, equals);
      if (!name.isBlank()) {
        attributes.put(name.strip(), equals < 0 ? "" : each.substring(equals + 1).strip());
      }
    }
    return attributes;
  }

  /** Whether a folder of pages is a language by its name, where the settings name none. */
  public static boolean isLanguage(String folder) {
    return ISO_LANGUAGES.contains(folder);
  }

  /** Returns the folders of pages that are languages: as the file says, or all in their order. */
  private List<String> languages(Path content) {
    Object said = jbake.get("site.languages");
    if (said != null) {
      return Arrays.stream(String.valueOf(said).replaceAll("[\\[\\]]", "").split(","))
          .map(String::strip)
          .filter(each -> !each.isEmpty())
          .toList();
    }
    try (Stream<Path> folders = Files.list(content)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(SettingsReader::isLanguage)
          .sorted()
          .toList();
    } catch (IOException noPages) {
      return List.of();
    }
  }

  private Location locationOf(String key) {
    if (overrides.containsKey(key)) {
      return new Location("-D" + key, 1, 1);
    }
    try {
      List<String> lines = Files.readAllLines(project.resolve(FILE));
      for (int index = 0; index < lines.size(); index++) {
        String line = lines.get(index).strip();
        if (line.startsWith(key)
            && line.substring(key.length()).stripLeading().matches("[=: ].*")) {
          return new Location(FILE, index + 1, 1);
        }
      }
    } catch (IOException unreadable) {
      // Then it has no lines.
    }
    return new Location(FILE, 1, 1);
  }

  private Map<CannotStart.Refused, Location> places() {
    String jvm = text("jvm").isPresent() ? "jvm" : "heap";
    return Map.of(
        CannotStart.Refused.JVM,
        locationOf(PREFIX + jvm),
        CannotStart.Refused.IMPORTS,
        locationOf(PREFIX + "imports"));
  }

  private Problem brokenFile(JBakeException broken) {
    Throwable cause = broken;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? "it cannot be read" : cause.getMessage();
    int line = 1;
    try {
      List<String> lines = Files.readAllLines(project.resolve(FILE));
      for (int index = 0; index < lines.size(); index++) {
        if (lines.get(index).matches(".*\\\\u(?![0-9a-fA-F]{4}).*")) {
          line = index + 1;
        }
      }
    } catch (IOException notUtf8) {
      message = "it is not UTF-8";
    }
    return brokenLine(line, message.lines().findFirst().orElse(message));
  }

  private static Optional<CacheMode> cacheMode(String text) {
    return Arrays.stream(CacheMode.values())
        .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }

  private static Optional<Boolean> writes(String text) {
    return switch (text) {
      case "check" -> Optional.of(false);
      case "write" -> Optional.of(true);
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> flag(String text) {
    return Optional.of(text).filter(List.of("true", "false")::contains).map(Boolean::valueOf);
  }

  private static Optional<Integer> positive(String text) {
    return text.matches("[1-9]\\d{0,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<String> heap(String text) {
    return Optional.of(text).filter(size -> HEAP.matcher(size).matches());
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
