package org.ovenproof.generator.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a symbolic link in a site may lead to: anything in the repository of the project, or in the
 * project alone where there is none, and what the settings name elsewhere. By a link to any other
 * place a site would publish what somebody has on the machine that builds it.
 *
 * @param roots the folders, without links on the way to them
 */
public record Reach(List<Path> roots) {

  /** What lies in a folder whose history a tool keeps. */
  public static final List<String> REPOSITORIES = List.of(".git", ".hg", ".svn", ".jj", ".bzr");

  /** Returns the reach of a project whose settings name no folder elsewhere. */
  public static Reach of(Path project) {
    return of(project, List.of());
  }

  public static Reach of(SiteSettings settings) {
    return of(settings.project(), List.of(settings.content(), settings.assets()));
  }

  /** Returns the reach of a project, and of those folders that are named by a path out of it. */
  private static Reach of(Path project, List<Path> folders) {
    try {
      List<Path> roots = new ArrayList<>(List.of(repository(project.toRealPath())));
      for (Path folder : folders) {
        if (!folder.normalize().startsWith(project) && Files.exists(folder)) {
          roots.add(folder.toRealPath());
        }
      }
      return new Reach(List.copyOf(roots));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the repository that a folder is in; the folder itself, if it is in none. */
  private static Path repository(Path folder) {
    for (Path each = folder; each != null; each = each.getParent()) {
      if (REPOSITORIES.stream().map(each::resolve).anyMatch(Files::exists)) {
        return each;
      }
    }
    return folder;
  }

  /** Whether a file or a folder is within reach, wherever its path says that it is. */
  public boolean has(Path file) {
    try {
      Path real = file.toRealPath();
      return roots.stream().anyMatch(real::startsWith);
    } catch (IOException nowhere) {
      return true;
    }
  }
}
