package org.ovenproof.generator.publish;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.settings.Reach;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Checks, before anything is written, that a site can be published into a folder and nothing of
 * others be lost.
 */
public final class OutputFolder {

  /** What lies in a folder that nobody has put anything into. */
  private static final Set<String> NOTHING = Set.of(Publication.INSIDE, "lost+found");

  private final SiteSettings settings;
  private final Path output;
  private final Path real;

  private OutputFolder(SiteSettings settings) throws IOException {
    this.settings = settings;
    this.output = settings.output();
    this.real = real(output);
  }

  /**
   * Refuses a folder in which something of others could be lost.
   *
   * @throws ProblemsFound if it is one
   */
  public static void check(SiteSettings settings) throws ProblemsFound, IOException {
    Optional<Problem> problem = new OutputFolder(settings).problem();
    if (problem.isPresent()) {
      throw new ProblemsFound(List.of(problem.get()));
    }
  }

  /** Returns the folder as messages name it: from the project's folder on, if it is in there. */
  static String name(SiteSettings settings) {
    Path output = settings.output();
    String name =
        output.startsWith(settings.project())
            ? SourceLine.path(settings.project(), output)
            : output.toString();
    return name.isEmpty() ? "." : name;
  }

  private Optional<Problem> problem() throws IOException {
    String name = name(settings);
    if (output.getParent() == null) {
      return Optional.of(Problems.outputContains(name, "the whole file system"));
    }
    if (Files.isSymbolicLink(output)) {
      return Optional.of(Problems.outputIsLink(name, Files.readSymbolicLink(output).toString()));
    }
    if (Files.exists(output) && !Files.isDirectory(output)) {
      return Optional.of(Problems.outputIsFile(name));
    }
    if (real(settings.project()).startsWith(real)) {
      return Optional.of(Problems.outputContains(name, "the project"));
    }
    if (real(Path.of(System.getProperty("user.home"))).startsWith(real)) {
      return Optional.of(Problems.outputContains(name, "your home folder"));
    }
    for (Path folder : folders()) {
      Path other = real(folder);
      String otherName = nameOf(folder);
      if (other.startsWith(real)) {
        return Optional.of(Problems.outputContains(name, otherName));
      }
      if (real.startsWith(other) && !isBuilt(other)) {
        return Optional.of(Problems.outputInside(name, otherName));
      }
    }
    for (String repository : Reach.REPOSITORIES) {
      if (Files.exists(output.resolve(repository))) {
        return Optional.of(Problems.outputIsRepository(name, repository));
      }
    }
    return Manifest.in(output).isPresent() || real.startsWith(real(settings.work()))
        ? Optional.empty()
        : foreign().map(file -> Problems.outputIsForeign(name, file));
  }

  /** Returns what a site is made of, or is of others. */
  private List<Path> folders() {
    Path project = settings.project();
    List<Path> folders =
        new ArrayList<>(List.of(settings.content(), settings.templates(), settings.assets()));
    settings.inputs().forEach(input -> folders.add(project.resolve(input)));
    for (String each : List.of("src", ".git", ".mvn")) {
      folders.add(project.resolve(each));
    }
    folders.add(settings.cacheFolder());
    folders.add(settings.work().resolve("snippets"));
    folders.add(settings.work().resolve("preview"));
    return folders;
  }

  /** What is built may lie in a folder of sources, if these are the whole project. */
  private boolean isBuilt(Path sources) throws IOException {
    Path work = real(settings.work());
    return work.startsWith(sources) && real.startsWith(work);
  }

  private String nameOf(Path folder) {
    return folder.startsWith(settings.project())
        ? SourceLine.path(settings.project(), folder)
        : folder.toString();
  }

  private Optional<String> foreign() throws IOException {
    if (!Files.exists(output)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(output)) {
      List<String> names = new ArrayList<>();
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
      return names.stream().filter(name -> !NOTHING.contains(name)).sorted().findFirst();
    }
  }

  /** Returns where a path leads, as far as it exists. */
  private static Path real(Path path) throws IOException {
    Path existing = path.toAbsolutePath().normalize();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    Path rest = existing.relativize(path.toAbsolutePath().normalize());
    return existing.toRealPath().resolve(rest).normalize();
  }
}
