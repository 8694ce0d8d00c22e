package org.ovenproof.generator.preview;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells of the changes of a project's files, as they come. The whole tree is watched but for the
 * folders that builds write, since a page may include a file from anywhere; who is told knows which
 * of them matter. Files whose bytes stay the same have not changed.
 */
final class Changes implements AutoCloseable {

  /**
   * Editors write a file in several steps, and a checkout writes many: one bake for all of them.
   */
  private static final long QUIET_MILLIS = 8;

  private static final Set<String> OUTPUT_FOLDERS = Set.of("target", "node_modules");

  private final Collection<Path> alwaysWatched;
  private final DirectoryWatcher watcher;
  private final BlockingQueue<Path> changed = new LinkedBlockingQueue<>();
  private final Thread gathering;

  private Changes(Path project, Collection<Path> alwaysWatched, Consumer<Set<Path>> listener)
      throws IOException {
    this.alwaysWatched = alwaysWatched;
    watcher =
        DirectoryWatcher.builder()
            .path(project)
            .fileTreeVisitor(new WithoutOutputFolders())
            .listener(event -> changed.add(pathOf(event, project)))
            .build();
    gathering = daemon(() -> gather(listener), "gathered changes");
  }

  /**
   * Begins to watch.
   *
   * @param project the folder that is watched
   * @param alwaysWatched folders that are watched even inside of those that builds write
   * @param listener is told of files that have changed right after each other, and of folders in
   *     which any may have
   */
  static Changes watch(Path project, Collection<Path> alwaysWatched, Consumer<Set<Path>> listener)
      throws IOException {
    Changes changes = new Changes(project, List.copyOf(alwaysWatched), listener);
    changes.watcher.watchAsync(task -> daemon(task, "changes").start());
    changes.gathering.start();
    return changes;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Where the system has lost count of what changed, the project is all that is known. */
  private static Path pathOf(DirectoryChangeEvent event, Path project) {
    return event.path() == null ? project : event.path();
  }

  private void gather(Consumer<Set<Path>> listener) {
    try {
      while (true) {
        Set<Path> paths = new TreeSet<>();
        Path path = changed.take();
        while (path != null) {
          paths.add(path);
          path = changed.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
        listener.accept(paths);
      }
    } catch (InterruptedException closed) {
      // Nobody listens any more.
    }
  }

  @Override
  public void close() throws IOException {
    gathering.interrupt();
    watcher.close();
  }

  private final class WithoutOutputFolders implements FileTreeVisitor {

    @Override
    public void recursiveVisitFiles(Path root, Callback onDirectory, Callback onFile)
        throws IOException {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
              if (isOutput(folder)
                  && alwaysWatched.stream().noneMatch(of -> of.startsWith(folder))) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              onDirectory.call(folder);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              onFile.call(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException vanished) {
              return FileVisitResult.CONTINUE;
            }
          });
    }

    private static boolean isOutput(Path folder) {
      String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
      return OUTPUT_FOLDERS.contains(name) || name.startsWith(".");
    }
  }
}
