package org.ovenproof.generator.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The files of a site, from a folder or from where it is published. */
@FunctionalInterface
public interface PublishedSite {

  /** What a site may take to answer. */
  Duration PATIENCE = Duration.ofSeconds(30);

  /** More than any file of a site has. */
  int MAX_BYTES = 64 << 20;

  /**
   * Returns the bytes of a file; nothing if there is none.
   *
   * @param address from the site's folder on
   * @throws IOException if nobody can say
   */
  Optional<byte[]> file(String address) throws IOException, InterruptedException;

  /**
   * Returns a site by its address.
   *
   * @param site an address that begins with {@code http://} or {@code https://}, or a folder
   * @param base the folder that a relative one counts from
   */
  static PublishedSite at(String site, Path base) {
    if (!site.matches("(?i)https?://.*")) {
      Path folder = base.resolve(site);
      return address -> {
        Path file = folder.resolve(address).normalize();
        return file.startsWith(folder.normalize()) && Files.isRegularFile(file)
            ? Optional.of(Files.readAllBytes(file))
            : Optional.empty();
      };
    }
    URI root = URI.create(site.replaceFirst("(/index\\.html)?/*([?#].*)?$", "") + "/");
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    return address -> {
      HttpRequest request =
          HttpRequest.newBuilder(root.resolve(escaped(address))).timeout(PATIENCE).build();
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() == 404 || response.statusCode() == 410) {
          return Optional.empty();
        }
        if (response.statusCode() != 200) {
          throw new IOException(request.uri() + " answers " + response.statusCode());
        }
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new IOException(request.uri() + " has no end");
        }
        return Optional.of(bytes);
      }
    };
  }

  /** Escapes what means something else in an address (RFC 3986, 2.1). */
  static String escaped(String address) {
    StringBuilder escaped = new StringBuilder();
    for (String part : address.split("/")) {
      String each = URLEncoder.encode(part, StandardCharsets.UTF_8);
      escaped.append(escaped.isEmpty() ? "" : "/").append(each.replace("+", "%20"));
    }
    return escaped.toString();
  }
}
