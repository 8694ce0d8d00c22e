package org.ovenproof.generator.source;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.settings.Reach;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Looks at all that is in a folder of the site, through symbolic links too, and says which of these
 * lead to where nothing is taken from.
 */
abstract class FolderReading extends SimpleFileVisitor<Path> {

  private final Path project;
  private final Path root;
  private final Reach reach;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Begins with nothing.
   *
   * @param root the folder
   * @param reach where links in it may lead
   */
  FolderReading(Path project, Path root, Reach reach) {
    this.project = project;
    this.root = root;
    this.reach = reach;
  }

  /** Whether all that is in a folder is left out. */
  abstract boolean isLeftOut(Path folder);

  /** Takes a file. */
  abstract void take(Path file);

  final void readAll() throws IOException {
    if (Files.isDirectory(root)) {
      Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
    }
  }

  final boolean isRoot(Path folder) {
    return folder.equals(root);
  }

  final void tell(Problem problem) {
    problems.add(problem);
  }

  /** Returns what is wrong with links and files, in the order in which they were found. */
  final List<Problem> problems() {
    return List.copyOf(problems);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    return isLeftOut(folder) || leadsOut(folder)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isRegularFile()) {
      if (!leadsOut(file)) {
        take(file);
      }
    } else if (!isHidden(file)) {
      tell(Problems.leadsNowhere(path(file)));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException cause) {
    if (!isHidden(file)) {
      tell(
          cause instanceof FileSystemLoopException
              ? Problems.leadsBack(path(file))
              : Problems.unreadable(path(file)));
    }
    return FileVisitResult.CONTINUE;
  }

  private boolean leadsOut(Path file) throws IOException {
    boolean mayLeadOut = isRoot(file) || Files.isSymbolicLink(file);
    if (!mayLeadOut || reach.has(file)) {
      return false;
    }
    tell(Problems.leadsOut(path(file), file.toRealPath().toString()));
    return true;
  }

  /** Systems hide files of such names, and editors put there what has not been saved. */
  static boolean isHidden(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") || name.startsWith("#") || name.endsWith("~");
  }

  final String path(Path file) {
    return SourceLine.path(project, file);
  }
}
