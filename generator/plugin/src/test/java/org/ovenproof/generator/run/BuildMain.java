package org.ovenproof.generator.run;

import java.nio.file.Path;
import java.util.List;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.process.WorkerPool;

/** A build in a process of its own, for a test that kills it or gives it an environment. */
final class BuildMain {

  private BuildMain() {}

  /** Runs one snippet, the second argument, in the folder that is the first. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    try (WorkerPool pool = new WorkerPool(TestSnippets.settings(folder, "256m"))) {
      TestSnippets.runner(pool, 1, CacheMode.OFF, folder)
          .run(List.of(TestSnippets.session("page", arguments[1])));
    }
  }
}
