package org.ovenproof.generator.mojo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.ovenproof.generator.cache.FolderLock;
import org.ovenproof.generator.preview.Preview;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.settings.SiteSettings;

/** Previews the site and follows every save, until it is stopped. */
@Mojo(name = "inline", aggregator = true, requiresDependencyResolution = ResolutionScope.TEST)
public final class InlineMojo extends SiteMojo implements Preview.Console {

  /**
   * The address that the preview is served at; others than the loopback can be reached by others.
   */
  @Parameter(property = "jbake.listenAddress", defaultValue = "127.0.0.1")
  private String listenAddress;

  /** The port that the preview is served at; 0 picks one that is free. */
  @Parameter(property = "jbake.port", defaultValue = "8820")
  private int port;

  /** The address that shows a line in your editor, which a click in the preview leads to. */
  @Parameter(property = "preview.editor", defaultValue = "vscode://file{file}:{line}:{column}")
  private String editor;

  /** Held for as long as this is: what is served from its folder is ours. */
  private FolderLock own;

  @Override
  void bake() throws ProblemsFound, IOException, InterruptedException, MojoExecutionException {
    SiteSettings settings = readSettings();
    Path folder = folderOfOurOwn(settings.work());
    List<Path> classFolders = settings.classPath().stream().filter(Files::isDirectory).toList();
    try {
      Preview preview =
          Preview.start(
              settings.project(),
              this::readSettings,
              this,
              new Preview.Address(folder, listenAddress, port, editor));
      Thread closing = new Thread(preview::close, "end of the preview");
      Runtime.getRuntime().addShutdownHook(closing);
      info("Preview at " + preview.url() + " (baking for the first time)");
      preview.follow(classFolders);
    } catch (Preview.CannotServe cannot) {
      throw new MojoExecutionException(cannot.getMessage());
    }
  }

  /** Two previews of one project each serve what is theirs, for as long as they run. */
  private Path folderOfOurOwn(Path work) throws IOException {
    for (int number = 1; ; number++) {
      String name = number == 1 ? "preview" : "preview-" + number;
      Optional<FolderLock> lock =
          FolderLock.tryTake(work.resolve("snippets"), name, "jbake:inline");
      if (lock.isPresent()) {
        own = lock.get();
        return work.resolve(name);
      }
    }
  }

  @Override
  public void info(String line) {
    getLog().info(line);
  }

  @Override
  public void warn(String text) {
    getLog().warn(text);
  }

  @Override
  public void error(String text) {
    getLog().error(text);
  }
}
