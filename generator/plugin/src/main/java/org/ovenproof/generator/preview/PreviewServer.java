package org.ovenproof.generator.preview;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContentFactory;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves the preview's folder over HTTP, and the events that tell a browser of a bake. */
final class PreviewServer implements AutoCloseable {

  private final PreviewFolder folder;
  private final EditorLink editor;
  private final Server server;
  private final ServerConnector connector;
  private final String address;
  private final AtomicReference<String> notice = new AtomicReference<>();
  private final BakeEvents events;

  private PreviewServer(PreviewFolder folder, EditorLink editor, String address, int port) {
    this.folder = folder;
    this.editor = editor;
    this.address = address;
    this.events = new BakeEvents(folder);
    QueuedThreadPool threads = new QueuedThreadPool(16, 2);
    threads.setName("preview");
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    // A page may have a percent sign in its name; nothing is decoded twice here.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "percent signs", UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(address);
    connector.setPort(port);
    server.addConnector(connector);
    server.getMimeTypes().addMimeMapping("jsh", "text/plain;charset=utf-8");
    server.getMimeTypes().addMimeMapping("ipynb", "application/x-ipynb+json");
    ResourceHandler files = new AsTheyAre();
    files.setBaseResource(ResourceFactory.of(server).newResource(folder.path()));
    files.setDirAllowed(false);
    files.setWelcomeFiles("index.html");
    files.setCacheControl("no-cache");
    server.setHandler(
        new WholeNames(
            new Handler.Sequence(new Callers(address), new OwnAddresses(), new Pages(), files)));
    // Whoever sends nonsense is told so, and not how this is made.
    ErrorHandler errors = new ErrorHandler();
    errors.setShowStacks(false);
    errors.setShowCauses(false);
    server.setErrorHandler(errors);
    server.setStopTimeout(200);
  }

  /**
   * Starts to serve.
   *
   * @param folder what is served; created if it does not exist
   * @param editor where lines of files are shown
   * @param port the port, or 0 for any that is free
   * @throws PortInUse if somebody else serves at the port
   */
  static PreviewServer start(PreviewFolder folder, EditorLink editor, String address, int port)
      throws IOException, PortInUse {
    Files.createDirectories(folder.path());
    PreviewServer preview = new PreviewServer(folder, editor, address, port);
    try {
      preview.server.start();
    } catch (Exception e) {
      preview.close();
      if (e instanceof BindException || e.getCause() instanceof BindException) {
        throw new PortInUse(port);
      }
      throw new IOException("the preview cannot be served: " + e.getMessage(), e);
    }
    return preview;
  }

  /** Returns where the preview is to be seen. */
  String url() {
    String host = Callers.isLoopback(address) ? "localhost" : address;
    return "http://%s:%s/".formatted(host, connector.getLocalPort());
  }

  /**
   * Shows a page in the place of every other, or every other again.
   *
   * @param noticeHtml the page, or null for none
   */
  void show(String noticeHtml) {
    notice.set(noticeHtml);
  }

  BakeEvents events() {
    return events;
  }

  @Override
  public void close() {
    try {
      events.close();
      server.stop();
    } catch (Exception stopping) {
      // The process is about to end.
    }
  }

  /** A port that somebody else serves at. */
  static final class PortInUse extends Exception {

    private static final long serialVersionUID = 1;

    private PortInUse(int port) {
      super(
          "port %s is in use: end the other preview, or choose another port with -Djbake.port=%s (0 picks a free one)"
              .formatted(port, port + 1));
    }
  }

  /** What the preview's script needs. */
  private final class OwnAddresses extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      switch (Request.getPathInContext(request)) {
        case "/_preview/events" -> events.subscribe(request, response, callback);
        case "/_preview/preview.js" -> {
          try (InputStream script = PreviewServer.class.getResourceAsStream("preview.js")) {
            send(response, callback, "text/javascript;charset=utf-8", script.readAllBytes());
          }
        }
        case "/_preview/edit" -> edit(request, response, callback);
        default -> {
          return false;
        }
      }
      return true;
    }
  }

  /** Leads to the author's editor, which knows its own kind of addresses. */
  private void edit(Request request, Response response, Callback callback) {
    Fields parameters = Request.extractQueryParameters(request);
    String at = parameters.getValue("at");
    Optional<String> place =
        at == null
            ? folder.place(
                String.valueOf(parameters.getValue("page")),
                String.valueOf(parameters.getValue("id")))
            : Optional.of(at);
    Optional<String> link = place.flatMap(editor::to);
    if (link.isEmpty()) {
      Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404, "no such place");
      return;
    }
    response.setStatus(HttpStatus.FOUND_302);
    response.getHeaders().put(HttpHeader.LOCATION, link.get());
    response.write(true, ByteBuffer.allocate(0), callback);
  }

  /**
   * Takes a semicolon for a part of a name, as browsers do; the server would leave out what
   * follows.
   */
  private static final class WholeNames extends Handler.Wrapper {

    private static final String ESCAPED = "%3B";

    private WholeNames(Handler handler) {
      super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      HttpURI uri = request.getHttpURI();
      String path = String.valueOf(uri.getPath());
      return super.handle(
          path.contains(";")
              ? Request.serveAs(request, HttpURI.build(uri).path(path.replace(";", ESCAPED)))
              : request,
          response,
          callback);
    }
  }

  /** The pages of the site, or the notice that is shown in the place of all of them. */
  private final class Pages extends Handler.Abstract.NonBlocking {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      String path =
          URIUtil.decodePath(Request.getPathInContext(request).replace(";", WholeNames.ESCAPED));
      String page = path.endsWith("/") ? path + "index.html" : path;
      if (!page.endsWith(".html")) {
        return false;
      }
      String html = notice.get();
      Optional<byte[]> content = folder.page(page.substring(1));
      if (html != null) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
      } else if (content.isEmpty()) {
        response.setStatus(HttpStatus.NOT_FOUND_404);
        html = NoticePage.missing(page, folder.number());
      }
      byte[] bytes = html == null ? content.orElseThrow() : html.getBytes(StandardCharsets.UTF_8);
      send(response, callback, "text/html;charset=utf-8", bytes);
      return true;
    }
  }

  /**
   * Files without the handler's own cache, which may hold what a save has changed for a second, and
   * without those outside of the folder that a symbolic link leads to.
   */
  private final class AsTheyAre extends ResourceHandler {

    @Override
    protected HttpContent.Factory newHttpContentFactory(ByteBufferPool.Sized pool) {
      var files = new ResourceHttpContentFactory(getBaseResource(), getMimeTypes(), pool);
      return path -> {
        HttpContent file = files.getContent(path);
        return file == null || isInside(file.getResource().getPath()) ? file : null;
      };
    }

    private boolean isInside(Path file) throws IOException {
      return file.toRealPath().startsWith(folder.path().toRealPath());
    }
  }

  private static void send(Response response, Callback callback, String type, byte[] content) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
    response.write(true, ByteBuffer.wrap(content), callback);
  }
}
