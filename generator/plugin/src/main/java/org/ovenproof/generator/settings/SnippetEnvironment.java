package org.ovenproof.generator.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.ovenproof.display.Display;
import org.ovenproof.generator.cache.ContentDigest;
import org.ovenproof.generator.cache.Digest;
import org.ovenproof.generator.cache.Environment;
import org.ovenproof.generator.cache.FileStates;
import org.ovenproof.generator.cache.History;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.check.ProofFile;
import org.ovenproof.generator.process.Kernels;
import org.ovenproof.generator.process.Processor;
import org.ovenproof.generator.process.WorkerSettings;
import org.ovenproof.generator.run.Results;
import org.ovenproof.worker.Worker;
import org.ovenproof.worker.protocol.Wire;

/**
 * What snippets run in, as a worker is started with it and as a key depends on it.
 *
 * @param workerSettings how workers are started
 * @param environment the digests of its parts
 * @param files how the files were that these are digests of
 * @param processor what the maker of the processor calls it that computes
 * @param told what a reader is told of all else
 */
public record SnippetEnvironment(
    WorkerSettings workerSettings,
    Environment environment,
    FileStates files,
    String processor,
    ProofFile.Environment told) {

  /** Where a library on the class path names what its snippets begin with, one import a line. */
  static final String IMPORTS_RESOURCE = "META-INF/ovenproof/imports";

  public static SnippetEnvironment of(SiteSettings settings) throws IOException {
    Path worker = CodeOrigin.of(Worker.class);
    Path display = CodeOrigin.of(Display.class);
    Set<Path> classPath = new LinkedHashSet<>(List.of(worker, display));
    classPath.addAll(settings.classPath());
    List<String> imports = new ArrayList<>(settings.imports());
    if (imports.isEmpty()) {
      for (Path element : classPath) {
        imports.addAll(importsOf(element));
      }
    }
    Map<String, String> variables = new TreeMap<>();
    for (String name : settings.environment()) {
      Optional.ofNullable(System.getenv(name)).ifPresent(value -> variables.put(name, value));
    }
    Processor processor = Processor.here();
    Kernels.Pinned kernels = settings.kernels().on(processor, System.getenv());
    List<String> jvm = new ArrayList<>(kernels.jvm());
    jvm.addAll(settings.jvm());
    Map<String, String> workerVariables = new TreeMap<>(variables);
    workerVariables.putAll(kernels.environment());
    WorkerSettings workerSettings =
        new WorkerSettings(
            Path.of(System.getProperty("java.home")),
            List.copyOf(classPath),
            settings.heap(),
            jvm,
            workerVariables,
            imports,
            settings.timeout(),
            settings.inputs(),
            settings.project(),
            WorkerSettings.scratchIn(settings.work().resolve("snippets")));

    FileStates files = FileStates.of(files(settings));
    ContentDigest contents = new ContentDigest(settings.cacheFolder());
    Map<String, String> parts = new TreeMap<>();
    // What is the same by content is found once, wherever it lies: the later one is never loaded.
    Set<String> classes = new LinkedHashSet<>();
    for (Path element : settings.classPath()) {
      classes.add(contents.of(element));
    }
    classes.remove(contents.of(display));
    parts.put("the class path", Digest.of(String.join("\n", classes)));
    parts.put("a version on the class path", Digest.of(String.join("\n", settings.versions())));
    Digest inputs = new Digest();
    for (Path input : settings.inputs()) {
      inputs.add(input.toString().replace('\\', '/'));
      inputs.add(contents.of(settings.project().resolve(input)));
    }
    parts.put("the folder of inputs", inputs.hex());
    parts.put(
        "the JDK",
        Runtime.version()
            + " "
            + System.getProperty("java.vendor", "")
            + " "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch"));
    parts.put(
        "the worker",
        new Digest()
            .add(contents.of(worker))
            .add(contents.of(display))
            .add(Wire.VERSION)
            .add(String.join(" ", workerSettings.resultFlags()))
            .hex());
    parts.put("snippets.jvm", Digest.of(String.join("\n", settings.jvm())));
    parts.put(
        "snippets.kernels, or what native libraries are told",
        Digest.of(kernels.key() + kernels.jvm() + kernels.environment()));
    parts.put("snippets.environment", Digest.of(variables.toString()));
    parts.put("snippets.imports", Digest.of(String.join("\n", imports)));
    contents.remember();
    return new SnippetEnvironment(
        workerSettings,
        new Environment(parts),
        files,
        processor.name(),
        new ProofFile.Environment(
            Runtime.version() + " (" + System.getProperty("java.vendor", "") + ")",
            System.getProperty("os.name") + ", " + System.getProperty("os.arch"),
            kernels.name(),
            WorkerSettings.SEED,
            libraries(settings)));
  }

  private static List<Path> files(SiteSettings settings) {
    List<Path> files = new ArrayList<>(settings.classPath());
    settings.inputs().forEach(input -> files.add(settings.project().resolve(input)));
    return files;
  }

  /** Whether a result is the same in both: a file that was only touched changes none. */
  public boolean isSameAs(SnippetEnvironment other) {
    return workerSettings.equals(other.workerSettings) && environment.equals(other.environment);
  }

  /** Returns the results that a build uses, and keeps as long as this is what snippets run in. */
  public Results results(SiteSettings settings, ResultStore store, History history) {
    AtomicReference<FileStates> last = new AtomicReference<>(files);
    return new Results(
        settings.cache(), store, history, environment, () -> isStill(settings, last), processor);
  }

  /**
   * Whether snippets that ran until now ran in this: a file may change between its digest and them.
   *
   * @param last how the files were when this was so
   */
  private boolean isStill(SiteSettings settings, AtomicReference<FileStates> last) {
    try {
      FileStates now = FileStates.of(files(settings));
      if (now.equals(last.get())) {
        return true;
      }
      boolean same = isSameAs(of(settings));
      if (same) {
        last.set(now);
      }
      return same;
    } catch (IOException cannotTell) {
      return false;
    }
  }

  private static List<String> importsOf(Path element) throws IOException {
    String text = "";
    Path file = element.resolve(IMPORTS_RESOURCE);
    if (Files.isDirectory(element)) {
      text = Files.exists(file) ? Files.readString(file) : "";
    } else if (element.toString().endsWith(".jar") && Files.exists(element)) {
      try (ZipFile zip = new ZipFile(element.toFile())) {
        ZipEntry entry = zip.getEntry(IMPORTS_RESOURCE);
        if (entry != null) {
          try (InputStream in = zip.getInputStream(entry)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          }
        }
      }
    }
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** Returns what is on the class path, as {@code group:artifact:version}. */
  private static List<String> libraries(SiteSettings settings) {
    return settings.versions().stream()
        .map(coordinates -> coordinates.split(":"))
        .map(parts -> String.join(":", List.of(parts).subList(0, Math.min(3, parts.length))))
        .distinct()
        .sorted()
        .toList();
  }
}
