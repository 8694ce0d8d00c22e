package org.ovenproof.generator.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code soak.saves} (2,000) saves, of prose and of snippets in turn, and the heap and the folder
 * of results after each 500. Asserts nothing. From {@code generator}:
 *
 * <pre>mvn test -pl plugin -am -Dtest=PreviewSoak -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class PreviewSoak implements Preview.Console {

  private static final int SAVES = Integer.getInteger("soak.saves", 2000);

  @TempDir private Path folder;

  private final Semaphore lines = new Semaphore(0);

  @Test
  void many_saves() throws Exception {
    GeneratedSite site = GeneratedSite.in(folder.toRealPath(), 20);
    Preview preview =
        Preview.start(
            site.folder(),
            site::settings,
            this,
            new Preview.Address(site.folder().resolve("target/preview"), "127.0.0.1", 0, ""));
    Thread following =
        new Thread(
            () -> {
              try {
                preview.follow(List.of());
              } catch (InterruptedException | IOException ended) {
                System.err.println(ended);
              }
            });
    following.start();
    try {
      lines.acquire();
      tell(0);
      for (int save = 1; save <= SAVES; save++) {
        boolean prose = save % 2 == 0;
        String path = prose ? GeneratedSite.PAGE : GeneratedSite.CELLS;
        String text = site.read(path);
        site.write(
            path,
            prose
                ? text.replaceAll("word-\\d+", "word-" + save)
                : text.replaceAll("sum3 \\+ \\d+;", "sum3 + " + save + ";"));
        if (!lines.tryAcquire(1, TimeUnit.MINUTES)) {
          throw new IOException("save " + save + " was not followed");
        }
        if (save % 500 == 0) {
          tell(save);
        }
      }
    } finally {
      preview.close();
      following.join();
    }
  }

  private static void tell(int save) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "after %4d saves: heap %.1f MiB, %d threads, %d workers%n",
        save,
        (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0,
        Thread.activeCount(),
        ProcessHandle.current().children().count());
  }

  @Override
  public void info(String line) {
    lines.release();
  }

  @Override
  public void warn(String text) {
    error(text);
  }

  @Override
  public void error(String text) {
    System.err.println(text);
  }
}
