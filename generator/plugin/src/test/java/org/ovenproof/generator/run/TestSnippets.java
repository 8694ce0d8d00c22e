package org.ovenproof.generator.run;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.cache.Environment;
import org.ovenproof.generator.cache.History;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.process.WorkerSettings;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;

/** Sessions of plain code, run by real workers without any page around them. */
final class TestSnippets {

  private TestSnippets() {}

  /** Returns the settings of workers that see the classes of these tests. */
  static WorkerSettings settings(Path folder, String heap) {
    List<Path> classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> path.toString().matches(".*(display|worker|test-classes).*"))
            .toList();
    return new WorkerSettings(
        Path.of(System.getProperty("java.home")),
        classPath,
        heap,
        List.of(),
        Map.of(),
        List.of("java.util.*", "java.nio.file.*", "static org.ovenproof.display.Display.display"),
        Duration.ofSeconds(60),
        List.of(),
        folder,
        folder.resolve("scratch"));
  }

  /** Returns the same for another JDK. */
  static WorkerSettings with(WorkerSettings settings, Path javaHome) {
    return new WorkerSettings(
        javaHome,
        settings.classPath(),
        settings.heap(),
        settings.jvm(),
        settings.environment(),
        settings.imports(),
        settings.timeout(),
        settings.inputs(),
        settings.project(),
        settings.scratch());
  }

  /** Returns a session of snippets with ids {@code 0}, {@code 1} and so on. */
  static Session session(String name, String... codes) {
    Snippet[] snippets = new Snippet[codes.length];
    Arrays.setAll(snippets, index -> snippet("" + index, codes[index], Optional.empty()));
    return new Session(name, List.of(snippets));
  }

  static Snippet snippet(String id, String code, Optional<Duration> timeout) {
    Options options =
        new Options(
            true,
            true,
            true,
            Optional.empty(),
            timeout,
            true,
            Optional.empty(),
            Options.Stderr.SHOWN);
    SourceLine place = new SourceLine("content/en/page.adoc", 1);
    return new Snippet(place.path(), place, id, "", code, List.of(), options);
  }

  /** Returns a runner over a cache in {@code folder}. */
  static SnippetRunner runner(WorkerPool pool, int workers, CacheMode mode, Path folder) {
    return new SnippetRunner(pool, workers, results(mode, folder), Progress.UNSEEN);
  }

  /** Returns the results that are kept in {@code folder}. */
  static Results results(CacheMode mode, Path folder) {
    return new Results(
        mode,
        new ResultStore(folder),
        new History(folder),
        new Environment(Map.of("the worker", "of these tests")),
        () -> true,
        "a processor");
  }
}
