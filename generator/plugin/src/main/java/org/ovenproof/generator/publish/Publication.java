package org.ovenproof.generator.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ovenproof.generator.cache.FolderLock;
import org.ovenproof.generator.cache.WholeFile;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.snippet.SourceLine;
import org.ovenproof.generator.source.AssetFiles;

/**
 * Puts a rendered site in the place of the one before, whole or not at all. What no bake wrote
 * stays where it is.
 *
 * <p>The new site is written beside the old one and complete from the moment in which its manifest
 * is there. If all of the old one is ours, the folders change places; otherwise, and where a folder
 * cannot be moved, as a mounted one, the files do one by one. A build that finds a complete one
 * which was not put in its place ends what a killed one began.
 */
public final class Publication {

  /** In the folder itself, if nothing can be moved into it from beside it. */
  static final String INSIDE = ".ovenproof-next";

  private final SiteSettings settings;
  private final Path site;
  private final Path next;
  private final Path old;

  public Publication(SiteSettings settings) {
    this.settings = settings;
    this.site = settings.output();
    this.next = beside("next");
    this.old = beside("old");
  }

  private Path beside(String what) {
    return site.resolveSibling(".ovenproof-%s-%s".formatted(site.getFileName(), what));
  }

  /**
   * Publishes files by their addresses, others as they lie beside pages, and the assets.
   *
   * @throws ProblemsFound if others have files where some of them belong; nothing is touched then
   */
  public void publish(Map<String, byte[]> files, Map<String, Path> besidePages)
      throws ProblemsFound, IOException {
    FolderLock lock = lock();
    try {
      restore();
      Path folder = makeNext();
      try {
        copy(AssetFiles.read(settings).byAddress(), folder);
        write(files, folder);
        copy(besidePages, folder);
        Manifest manifest = Manifest.of(folder);
        List<Problem> taken = takenByOthers(manifest);
        if (!taken.isEmpty()) {
          throw new ProblemsFound(taken);
        }
        manifest.write(folder);
        if (!folder.equals(next) || !isAllOurs() || !changePlaces()) {
          replaceEach(folder, manifest);
        }
      } finally {
        delete(folder);
      }
    } finally {
      lock.close();
    }
  }

  /** Ends what a build began to publish when it was killed. */
  public void recover() throws IOException {
    if (Files.exists(next) || Files.exists(old) || Files.exists(site.resolve(INSIDE))) {
      FolderLock lock = lock();
      try {
        restore();
      } finally {
        lock.close();
      }
    }
  }

  private FolderLock lock() throws IOException {
    return FolderLock.take(settings.work().resolve("snippets"), "publication");
  }

  private void restore() throws IOException {
    if (Files.exists(site)) {
      WholeFile.sweepOf(site.resolve(Manifest.FILE));
      if (Files.exists(old)) {
        letGo(old);
      }
    } else if (Manifest.in(old).isPresent()) {
      Files.move(old, site);
    }
    for (Path folder : List.of(next, site.resolve(INSIDE))) {
      Optional<Manifest> complete = Manifest.in(folder);
      if (complete.isPresent() && takenByOthers(complete.get()).isEmpty()) {
        replaceEach(folder, complete.get());
      }
      delete(folder);
    }
  }

  /** Returns an empty folder from which files can be moved into the site. */
  private Path makeNext() throws IOException {
    Path inside = site.resolve(INSIDE);
    try {
      Files.createDirectories(next);
      if (!Files.exists(site)) {
        return next;
      }
      Files.move(next, inside, StandardCopyOption.ATOMIC_MOVE);
      Files.move(inside, next, StandardCopyOption.ATOMIC_MOVE);
      return next;
    } catch (FileSystemException anotherFileSystem) {
      delete(next);
      return Files.createDirectories(inside);
    }
  }

  private void write(Map<String, byte[]> files, Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      named(file.getKey(), () -> Files.write(path, file.getValue()));
    }
  }

  private void copy(Map<String, Path> files, Path folder) throws IOException {
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Path to = folder.resolve(file.getKey());
      Files.createDirectories(to.getParent());
      named(
          file.getKey(), () -> Files.copy(file.getValue(), to, StandardCopyOption.COPY_ATTRIBUTES));
    }
  }

  private void named(String address, Writing writing) throws IOException {
    try {
      writing.write();
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException nameless) {
      throw WholeFile.named(site.resolve(address), nameless);
    }
  }

  private interface Writing {
    Object write() throws IOException;
  }

  /** Returns a problem for each file of others where one of ours belongs, and is not the same. */
  private List<Problem> takenByOthers(Manifest manifest) {
    Manifest before = Manifest.in(site).orElse(Manifest.EMPTY);
    List<Problem> taken = new ArrayList<>();
    for (String address : manifest.files().keySet()) {
      Optional<Path> other = other(address, before);
      if (other.isPresent() && !manifest.isAsWritten(site, address)) {
        String path = SourceLine.path(site, other.get());
        taken.add(Problems.foreignFile(OutputFolder.name(settings) + "/" + path));
      }
    }
    return taken.stream().distinct().toList();
  }

  /** Returns what others have put at an address or on the way to it. */
  private Optional<Path> other(String address, Manifest before) {
    Path file = site;
    for (Path name : Path.of(address)) {
      file = file.resolve(name);
      String here = SourceLine.path(site, file);
      boolean last = here.equals(address);
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      boolean isOurs;
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        isOurs = !last || isAll(file, path -> before.isAsWritten(site, path));
      } else {
        isOurs = last ? before.has(here) && isRegular(file) : before.isAsWritten(site, here);
      }
      if (!isOurs) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static boolean isRegular(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private boolean isAllOurs() {
    Manifest manifest = Manifest.in(site).orElse(Manifest.EMPTY);
    return !Files.exists(site) || isAll(site, manifest::has);
  }

  /** Whether a folder of the site holds but files of a kind. */
  private boolean isAll(Path folder, Predicate<String> kind) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.allMatch(
          each ->
              Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)
                  || isRegular(each) && kind.test(SourceLine.path(site, each)));
    } catch (IOException | UncheckedIOException cannotTell) {
      return false;
    }
  }

  /** Returns whether the new site is where the old one was. */
  private boolean changePlaces() throws IOException {
    if (!Files.exists(site)) {
      Files.move(next, site);
      return true;
    }
    try {
      Files.move(site, old, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException cannotBeMoved) {
      return false;
    }
    Files.move(next, site);
    letGo(old);
    return true;
  }

  private void replaceEach(Path folder, Manifest manifest) throws IOException {
    Files.createDirectories(site);
    Manifest before = Manifest.in(site).orElse(Manifest.EMPTY);
    before.and(manifest).write(site);
    for (String address : before.files().keySet()) {
      // Who has changed it since wants to keep it.
      if (!manifest.has(address)
          && other(address, before).isEmpty()
          && before.isAsWritten(site, address)) {
        Files.delete(site.resolve(address));
        deleteEmpty(site.resolve(address).getParent());
      }
    }
    for (String address : manifest.files().keySet()) {
      Path file = folder.resolve(address);
      if (Files.exists(file)) {
        Path place = site.resolve(address);
        Files.createDirectories(place.getParent());
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    manifest.write(site);
  }

  private void deleteEmpty(Path folder) throws IOException {
    for (Path each = folder; !each.equals(site); each = each.getParent()) {
      if (!isEmpty(each)) {
        return;
      }
      Files.delete(each);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }

  /** Deletes a site of before; what somebody has put into it meanwhile goes to the new one. */
  private void letGo(Path folder) throws IOException {
    Manifest manifest = Manifest.in(folder).orElse(Manifest.EMPTY);
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      String address = SourceLine.path(folder, each);
      Path place = site.resolve(address);
      if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) || address.equals(Manifest.FILE)) {
        continue;
      }
      if (manifest.has(address)) {
        Files.delete(each);
      } else if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(place.getParent());
        Files.move(each, place);
      }
    }
    // Last, since a killed build leaves what the next one knows by it.
    Files.deleteIfExists(folder.resolve(Manifest.FILE));
    for (Path each : all) {
      if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) && isEmpty(each)) {
        Files.delete(each);
      }
    }
  }

  /** Deletes what only we write. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (NoSuchFileException gone) {
      // As it should be.
    }
  }
}
