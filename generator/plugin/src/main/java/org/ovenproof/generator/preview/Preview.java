package org.ovenproof.generator.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ovenproof.generator.report.BuildReport;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.site.Proof;
import org.ovenproof.generator.site.Site;
import org.ovenproof.generator.site.SiteSettings;

/** Bakes the site, serves it, and bakes again whenever something that it is made of changes. */
public final class Preview implements AutoCloseable {

  private final SettingsSource settingsSource;
  private final Console console;
  private final PreviewServer server;
  private final PreviewFolder folder;
  private long bake;
  private volatile Site site;
  private volatile Changes changes;
  private volatile boolean closed;

  private Preview(
      SettingsSource settingsSource, Console console, PreviewServer server, PreviewFolder folder) {
    this.settingsSource = settingsSource;
    this.console = console;
    this.server = server;
    this.folder = folder;
  }

  /**
   * Begins to serve, with a page that says that the first bake is under way.
   *
   * @param folder where the preview keeps what it serves
   * @param port the port, or 0 for any that is free
   * @throws CannotServe if the port is in use; the message says the way out
   */
  public static Preview start(
      SettingsSource settings, Console console, Path folder, String address, int port)
      throws IOException, CannotServe {
    try {
      PreviewFolder pages = new PreviewFolder(folder);
      PreviewServer server = PreviewServer.start(pages, address, port);
      server.show(NoticePage.baking());
      return new Preview(settings, console, server, pages);
    } catch (PreviewServer.PortInUse inUse) {
      throw new CannotServe(inUse.getMessage());
    }
  }

  /** Returns where the preview is to be seen. */
  public String url() {
    return server.url();
  }

  /**
   * Bakes and watches until this is closed.
   *
   * @param project the folder that is watched
   * @param classFolders folders of compiled classes that snippets see
   */
  public void follow(Path project, Collection<Path> classFolders)
      throws IOException, InterruptedException {
    bake = System.currentTimeMillis();
    try (Changes watched = new Changes(project, classFolders)) {
      changes = watched;
      if (closed) {
        return;
      }
      bake("first bake", true);
      console.info("Preview at " + url() + " (Ctrl-C ends it)");
      Optional<Set<Path>> next = watched.next();
      while (next.isPresent()) {
        Set<Path> changed = relevant(next.get(), project, classFolders);
        if (!changed.isEmpty()) {
          bake(
              name(changed, project),
              changed.stream().anyMatch(each -> isSetting(each, classFolders)));
        }
        next = watched.next();
      }
    } catch (IOException e) {
      if (!closed) {
        throw e;
      }
    }
  }

  private void bake(String occasion, boolean environmentChanged)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    bake++;
    try {
      if (environmentChanged || site == null) {
        reopen();
      }
      Proof proof = site.prove();
      Map<String, byte[]> files = site.render(proof, true);
      // A page that stands in the place of all others makes way.
      boolean wasHidden = server.show(null);
      Set<String> changed = folder.update(files, site.assets(), bake);
      List<Problem> problems = proof.problems();
      problems.forEach(problem -> console.error(problem.text()));
      console.info(line(occasion, proof.report(), changed.size(), start));
      server.events().publish(bake, problems.size(), changed, wasHidden);
    } catch (ProblemsFound found) {
      found.problems().forEach(problem -> console.error(problem.text()));
      server.show(NoticePage.problems(found.problems(), bake));
      server.events().publish(bake, found.problems().size(), Set.of(), true);
    }
  }

  private void reopen() throws ProblemsFound, IOException {
    SiteSettings settings = settingsSource.read();
    if (site != null) {
      site.close();
    }
    site = new Site(settings);
  }

  private static String line(String occasion, BuildReport report, int files, long start) {
    return "%s: %d ran, %d from the cache, %d failed; %d files, %d ms"
        .formatted(
            occasion,
            report.ran(),
            report.cached(),
            report.failed(),
            files,
            (System.nanoTime() - start) / 1_000_000);
  }

  private Set<Path> relevant(Set<Path> changed, Path project, Collection<Path> classFolders) {
    Collection<Path> inputs = new TreeSet<>(classFolders);
    inputs.add(project.resolve("jbake.properties"));
    if (site != null) {
      inputs.addAll(site.inputs());
    }
    return changed.stream()
        .filter(path -> path.equals(project) || inputs.stream().anyMatch(path::startsWith))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a change is one of what snippets run in, so that workers start anew. */
  private boolean isSetting(Path path, Collection<Path> classFolders) {
    return path.endsWith("jbake.properties")
        || classFolders.stream().anyMatch(path::startsWith)
        || site == null
        || site.settings().inputs().stream()
            .anyMatch(input -> path.startsWith(site.settings().project().resolve(input)));
  }

  private static String name(Set<Path> changed, Path project) {
    String first = project.relativize(changed.iterator().next()).toString();
    return changed.size() == 1 ? first : first + " and " + (changed.size() - 1) + " more";
  }

  @Override
  public void close() {
    closed = true;
    server.close();
    try {
      if (changes != null) {
        changes.close();
      }
    } catch (IOException alreadyClosed) {
      // Nothing is watched any more, which is all that was wanted.
    }
    if (site != null) {
      site.close();
    }
  }

  /** Reads the settings as they are now. */
  @FunctionalInterface
  public interface SettingsSource {
    SiteSettings read() throws ProblemsFound, IOException;
  }

  /** Where the preview tells what it does. */
  public interface Console {

    void info(String line);

    void error(String text);
  }

  /** The preview cannot be served. */
  public static final class CannotServe extends Exception {

    private static final long serialVersionUID = 1;

    private CannotServe(String message) {
      super(message);
    }
  }
}
