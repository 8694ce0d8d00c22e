package org.ovenproof.generator.preview;

import com.google.gson.Gson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Tells browsers of bakes, as server-sent events (WHATWG HTML, section 9.2). */
final class BakeEvents implements AutoCloseable {

  private static final Gson GSON = new Gson();

  private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
  private volatile Bake latest = new Bake(0, 0, Set.of(), false);

  /** Tells everybody who listens, and whoever comes later with an older page. */
  void publish(long number, int problems, Set<String> changed, boolean everything) {
    latest = new Bake(number, problems, everything ? Set.of() : changed, everything);
    subscribers.forEach(subscriber -> subscriber.tell(latest));
  }

  void subscribe(Request request, Response response, Callback callback) {
    request.addIdleTimeoutListener(timeout -> false);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream;charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
    Subscriber subscriber = new Subscriber(response, callback);
    subscribers.add(subscriber);
    subscriber.write("retry: 500\n\n");
    Bake now = latest;
    if (now.number() > bakeOf(request)) {
      // The page was loaded before the bake, or before the preview was started anew.
      subscriber.tell(new Bake(now.number(), now.problems(), Set.of(), true));
    } else if (now.problems() > 0) {
      subscriber.tell(new Bake(now.number(), now.problems(), Set.of(), false));
    }
  }

  private static long bakeOf(Request request) {
    Fields parameters = Request.extractQueryParameters(request);
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
   * One bake.
   *
   * @param number it comes after all smaller ones
   * @param problems how many problems the site has
   * @param changed the addresses of what changed
   * @param everything whether every page is to be loaded again
   */
  private record Bake(long number, int problems, Set<String> changed, boolean everything) {}

  /** One browser tab. Writes follow each other, as the server asks. */
  private final class Subscriber {

    private final Response response;
    private final Callback callback;
    private final StringBuilder waiting = new StringBuilder();
    private boolean writing;

    private Subscriber(Response response, Callback callback) {
      this.response = response;
      this.callback = callback;
    }

    private void tell(Bake bake) {
      write("event: bake\ndata: " + GSON.toJson(bake) + "\n\n");
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
