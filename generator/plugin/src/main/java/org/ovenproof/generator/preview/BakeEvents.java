package org.ovenproof.generator.preview;

import com.google.gson.Gson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.ovenproof.generator.report.Problem;

/** Tells browsers what happens, as server-sent events (WHATWG HTML, section 9.2). */
final class BakeEvents implements AutoCloseable {

  private static final Gson GSON = new Gson();

  private final PreviewFolder folder;
  private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
  private volatile int problems;
  private volatile Told told = new Told(List.of());

  /** The number of the state in which a notice came or went, which each page is to show. */
  private volatile long everythingChanged;

  private volatile Runs running = new Runs(List.of());
  private volatile Consumer<String> onLook = address -> {};

  BakeEvents(PreviewFolder folder) {
    this.folder = folder;
  }

  /** Tells of each page that somebody begins to look at. */
  void onLook(Consumer<String> listener) {
    onLook = listener;
  }

  /** Returns the addresses of the pages that somebody looks at. */
  Set<String> looked() {
    return subscribers.stream().map(Subscriber::page).collect(Collectors.toSet());
  }

  /** Tells that files have changed, or that every page is to be loaded again. */
  void baked(int problemCount, Set<String> changed, boolean everything) {
    problems = problemCount;
    everythingChanged = everything ? folder.number() : everythingChanged;
    tell("bake", new Bake(problemCount, changed, everything));
  }

  /** Tells what is wrong with the site. */
  void told(List<Problem> wrong) {
    told =
        new Told(
            wrong.stream()
                .map(
                    problem ->
                        new Wrong(
                            problem.at().toString(),
                            (problem.isError() ? "" : "warning: ") + problem.message(),
                            problem.text()))
                .toList());
    tell("problems", told);
  }

  /** Tells how far the first bake is. */
  void progress(String text) {
    tell("progress", text);
  }

  /** Tells what runs. */
  void running(List<Run> runs) {
    running = new Runs(runs);
    tell("run", running);
  }

  private void tell(String event, Object data) {
    subscribers.forEach(subscriber -> subscriber.tell(event, data));
  }

  void subscribe(Request request, Response response, Callback callback) {
    request.addIdleTimeoutListener(timeout -> false);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream;charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
    Fields parameters = Request.extractQueryParameters(request);
    String page = Optional.ofNullable(parameters.getValue("page")).orElse("");
    Subscriber subscriber = new Subscriber(page, response, callback);
    subscribers.add(subscriber);
    subscriber.write("retry: 500\n\n");
    // What has changed since the page was loaded, or since the preview was started anew.
    long loaded = number(parameters);
    subscriber.tell(
        "bake", new Bake(problems, folder.changedSince(loaded), loaded < everythingChanged));
    subscriber.tell("problems", told);
    subscriber.tell("run", running);
    onLook.accept(page);
  }

  private static long number(Fields parameters) {
    try {
      return Long.parseLong(parameters.getValue("bake"));
    } catch (NumberFormatException none) {
      return Long.MAX_VALUE;
    }
  }

  @Override
  public void close() {
    subscribers.forEach(Subscriber::end);
  }

  /**
   * A change of the site.
   *
   * @param problems how many problems the site has
   * @param changed the addresses of what changed
   * @param everything whether every page is to be loaded again
   */
  private record Bake(int problems, Set<String> changed, boolean everything) {}

  private record Runs(List<Run> runs) {}

  private record Told(List<Wrong> problems) {}

  /**
   * Something that is wrong.
   *
   * @param at where, as it stands in the page that shows it in its place
   * @param message what, likewise
   * @param text all of it
   */
  private record Wrong(String at, String message, String text) {}

  /**
   * A snippet that runs.
   *
   * @param pages the addresses of the pages that show it
   * @param id its name in them
   * @param millis for how long it has run
   */
  record Run(List<String> pages, String id, long millis) {}

  /** One browser tab. Writes follow each other, as the server asks. */
  private final class Subscriber {

    private final String page;
    private final Response response;
    private final Callback callback;
    private final StringBuilder waiting = new StringBuilder();
    private boolean writing;

    private Subscriber(String page, Response response, Callback callback) {
      this.page = page;
      this.response = response;
      this.callback = callback;
    }

    private String page() {
      return page;
    }

    private void tell(String event, Object data) {
      write("event: " + event + "\ndata: " + GSON.toJson(data) + "\n\n");
    }

    private synchronized void write(String text) {
      waiting.append(text);
      if (!writing) {
        writing = true;
        writeWaiting();
      }
    }

    private synchronized void writeWaiting() {
      if (waiting.isEmpty()) {
        writing = false;
        return;
      }
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(waiting.toString());
      waiting.setLength(0);
      response.write(false, bytes, Callback.from(this::writeWaiting, this::gone));
    }

    private void gone(Throwable cause) {
      subscribers.remove(this);
      callback.failed(cause);
    }

    private void end() {
      subscribers.remove(this);
      callback.succeeded();
    }
  }
}
