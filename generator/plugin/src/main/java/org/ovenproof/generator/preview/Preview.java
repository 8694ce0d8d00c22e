package org.ovenproof.generator.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.settings.SiteSettings;

/** Bakes the site, serves it, and bakes again whenever something that it is made of changes. */
public final class Preview implements AutoCloseable {

  private static final long END_MILLIS = 300;

  private final Path project;
  private final SettingsSource settings;
  private final Console console;
  private final PreviewServer server;
  private final Screen screen;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile PreviewLoop loop;
  private volatile boolean closed;

  private Preview(
      Path project, SettingsSource settings, Console console, PreviewServer server, Screen screen) {
    this.project = project;
    this.settings = settings;
    this.console = console;
    this.server = server;
    this.screen = screen;
  }

  /**
   * Begins to serve, with a page that says that the first bake is under way.
   *
   * @param project the folder of the site
   * @param at where it is served
   * @throws CannotServe if the port is in use; the message says the way out
   */
  public static Preview start(Path project, SettingsSource settings, Console console, Address at)
      throws IOException, CannotServe {
    try {
      PreviewFolder folder = new PreviewFolder(at.folder(), System.currentTimeMillis());
      EditorLink editor = new EditorLink(project, at.editor());
      PreviewServer server = PreviewServer.start(folder, editor, at.host(), at.port());
      return new Preview(project, settings, console, server, new Screen(server, folder));
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
   * @param classFolders folders of compiled classes that snippets see
   */
  public void follow(Collection<Path> classFolders) throws IOException, InterruptedException {
    loop = new PreviewLoop(project, classFolders, settings, screen, new Terminal(project, console));
    server.events().onLook(address -> loop.tell(new PreviewEvent.Looked(address)));
    Changes changes =
        Changes.watch(project, classFolders, paths -> loop.tell(new PreviewEvent.Saved(paths)));
    try {
      if (!closed) {
        loop.run();
      }
    } finally {
      ended.countDown();
      changes.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    server.close();
    if (loop != null) {
      loop.tell(new PreviewEvent.Closed());
      waitForEnd();
    }
  }

  /** Workers end by themselves when this process does, but their folders are left then. */
  private void waitForEnd() {
    try {
      ended.await(END_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Where a preview is served.
   *
   * @param folder where it keeps what it serves
   * @param host the address that it listens at
   * @param port the port, or 0 for any that is free
   * @param editor the address that shows a line in the author's editor, with {@code {file}}, {@code
   *     {line}} and {@code {column}} in it
   */
  public record Address(Path folder, String host, int port, String editor) {}

  /** Reads the settings as they are now. */
  @FunctionalInterface
  public interface SettingsSource {
    SiteSettings read() throws ProblemsFound, IOException;
  }

  /** Where the preview tells what it does. */
  public interface Console {

    void info(String line);

    void warn(String text);

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
