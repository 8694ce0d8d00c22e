package org.ovenproof.generator.preview;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;

/**
 * Turns away what pages of other sites ask for: by a name that they let point here (DNS rebinding),
 * or by a link, a form or a script in them; and what cannot be asked for.
 */
final class Callers extends Handler.Abstract.NonBlocking {

  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Nobody lets an address point somewhere else. */
  private static final Pattern IP_ADDRESS =
      Pattern.compile("\\[[0-9a-f:.%]+\\]|\\d{1,3}(\\.\\d{1,3}){3}");

  private final String address;
  private final boolean loopback;
  private final boolean everywhere;

  /** Serves those who know it by the address that it listens at. */
  Callers(String address) {
    this.address = address.toLowerCase(Locale.ROOT);
    this.loopback = isLoopback(address);
    this.everywhere = isEverywhere(address);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Optional<Refusal> refusal = refusal(request);
    refusal.ifPresent(
        why -> {
          // Without a body nothing of the request is repeated.
          response.setStatus(why.status());
          response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
          response.write(
              true,
              ByteBuffer.wrap((why.reason() + "\n").getBytes(StandardCharsets.UTF_8)),
              callback);
        });
    return refusal.isPresent();
  }

  private Optional<Refusal> refusal(Request request) {
    String method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return refuse(HttpStatus.METHOD_NOT_ALLOWED_405, "a preview is only looked at");
    }
    if (!isOwn(Request.getServerName(request))) {
      return refuse(HttpStatus.MISDIRECTED_REQUEST_421, "not served by this name");
    }
    String path;
    try {
      path = URIUtil.decodePath(Request.getPathInContext(request));
      Request.extractQueryParameters(request);
    } catch (RuntimeException malformed) {
      return refuse(HttpStatus.BAD_REQUEST_400, "not an address");
    }
    if (path.chars().anyMatch(Character::isISOControl)) {
      return refuse(HttpStatus.BAD_REQUEST_400, "not an address");
    }
    return isForeign(request, path)
        ? refuse(HttpStatus.FORBIDDEN_403, "not served to other sites")
        : Optional.empty();
  }

  private static Optional<Refusal> refuse(int status, String reason) {
    return Optional.of(new Refusal(status, reason));
  }

  private boolean isForeign(Request request, String path) {
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (origin != null && !isOwnOrigin(request, origin)) {
      return true;
    }
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site == null || site.equals("same-origin") || site.equals("none")) {
      return false;
    }
    // A link in another site may lead to a page, as to any other.
    boolean navigates = "navigate".equals(request.getHeaders().get("Sec-Fetch-Mode"));
    return !navigates || path.startsWith("/_preview/");
  }

  private boolean isOwnOrigin(Request request, String origin) {
    try {
      URI uri = new URI(origin);
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      return "http".equals(uri.getScheme())
          && isOwn(uri.getHost())
          && port == Request.getServerPort(request);
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private boolean isOwn(String name) {
    if (name == null) {
      return false;
    }
    String host = name.toLowerCase(Locale.ROOT);
    return host.equals(address)
        || (loopback || everywhere) && LOCAL_NAMES.contains(host)
        || !loopback && IP_ADDRESS.matcher(host).matches()
        || everywhere && host.equals(ownName());
  }

  private static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
    } catch (IOException nameless) {
      return "";
    }
  }

  static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (IOException unknown) {
      return false;
    }
  }

  private static boolean isEverywhere(String address) {
    try {
      return InetAddress.getByName(address).isAnyLocalAddress();
    } catch (IOException unknown) {
      return false;
    }
  }

  private record Refusal(int status, String reason) {}
}
