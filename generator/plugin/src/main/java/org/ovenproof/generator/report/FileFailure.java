package org.ovenproof.generator.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * What could not be done to a file, and how to mend it: what the JDK says is often its path alone.
 *
 * @param file the path of the file, empty if it is not known
 * @param what what could not be done to it, and why
 * @param cure how to mend it, in one sentence
 */
public record FileFailure(String file, String what, String cure) {

  private static final Pattern NAMED = Pattern.compile("(.+) \\(([^()]+)\\)");

  /** Finds the words for an exception. */
  public static FileFailure of(IOException thrown) {
    IOException cause = innermost(thrown);
    String path = "";
    String reason = cause.getMessage() == null ? "" : cause.getMessage();
    // As java.io has it.
    Matcher named = NAMED.matcher(reason);
    if (cause instanceof FileNotFoundException && named.matches()) {
      path = named.group(1);
      reason = named.group(2);
    }
    if (cause instanceof FileSystemException failed) {
      path = failed.getFile() == null ? "" : failed.getFile();
      reason = failed.getReason() == null ? "" : failed.getReason();
      if (failed.getOtherFile() != null) {
        path = failed.getOtherFile();
      }
    }
    return of(cause, path, reason);
  }

  private static IOException innermost(IOException thrown) {
    IOException found = thrown;
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof FileSystemException failed) {
        return failed;
      }
      if (each instanceof IOException && !(each instanceof CharacterCodingException)) {
        found = (IOException) each;
      }
      if (each instanceof UncheckedIOException unchecked) {
        found = unchecked.getCause();
      }
    }
    return found;
  }

  private static FileFailure of(IOException cause, String path, String reason) {
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("not enough space")) {
      return new FileFailure(
          path, "cannot be written: no space is left on its disk", "make room, and build again");
    }
    if (lower.contains("quota")) {
      return new FileFailure(
          path, "cannot be written: your quota is used up", "make room, and build again");
    }
    if (lower.contains("read-only file system")) {
      return new FileFailure(
          path,
          "cannot be written: its file system is read-only",
          "build where you may write, or name another folder for it");
    }
    if (lower.contains("too many open files")) {
      return new FileFailure(
          path, "cannot be opened: too many files are open", "raise the limit (ulimit -n)");
    }
    if (lower.contains("name too long")) {
      return new FileFailure(path, "cannot be written: its name is too long", "shorten the name");
    }
    if (lower.contains("is a directory")) {
      return new FileFailure(path, "is a folder where a file is needed", "move it away");
    }
    if (cause instanceof NotDirectoryException
        || cause instanceof FileAlreadyExistsException
        || lower.contains("not a directory")) {
      return new FileFailure(
          fileOnTheWay(path), "is a file where a folder is needed", "move it away");
    }
    if (cause instanceof NoSuchFileException || lower.equals("no such file or directory")) {
      return new FileFailure(
          path, "does not exist", "create it, or name another with the setting that names it");
    }
    if (cause instanceof AccessDeniedException || lower.equals("permission denied")) {
      return denied(path);
    }
    if (cause instanceof FileSystemLoopException) {
      return new FileFailure(path, "leads to itself by a symbolic link", "delete the link");
    }
    if (cause instanceof DirectoryNotEmptyException) {
      return new FileFailure(
          path, "cannot be deleted: somebody has put something into it", "build again");
    }
    String what = reason.isBlank() ? cause.getClass().getSimpleName() : reason;
    return new FileFailure(path, path.isEmpty() ? what : "cannot be used: " + what, "");
  }

  /** Says what is denied, as far as a look at the file tells. */
  private static FileFailure denied(String path) {
    Path file = Path.of(path);
    boolean read = Files.exists(file) && !Files.isReadable(file);
    return new FileFailure(
        path,
        "cannot be %s: you%s have no permission"
            .formatted(read ? "read" : "written", user(System.getProperty("user.name"))),
        read
            ? "let yourself read it (chmod +r)"
            : "let yourself write there (chmod, chown), or name another folder for it");
  }

  /** Whom the system has no name for, as in containers, the JVM calls {@code ?}. */
  private static String user(String name) {
    return name.equals("?") ? "" : " (" + name + ")";
  }

  private static String fileOnTheWay(String path) {
    for (Path each = Path.of(path); each != null; each = each.getParent()) {
      if (Files.isRegularFile(each)) {
        return each.toString();
      }
    }
    return path;
  }

  /** Returns all of it in one text, with the file from a folder on if it is in there. */
  public String text(Path folder) {
    String start = cure.isEmpty() ? what : "a file " + what;
    if (!file.isEmpty()) {
      Path path = Path.of(file);
      boolean inside = path.startsWith(folder) && !path.equals(folder);
      start = (inside ? SourceLine.path(folder, path) : file) + " " + what;
    }
    return cure.isEmpty() ? start : start + "\n    → " + cure;
  }
}
