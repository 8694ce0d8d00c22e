package org.ovenproof.generator.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ovenproof.generator.live.LiveSite;

/** What the preview's server answers to browsers, and to those who are none. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PreviewRequestsTest {

  private static final String[] NAMES = {
    "a b", "한글", "50%", "c#", "a+b", "q?", "x&y", "ü", "a;b", ";"
  };

  @TempDir private Path project;

  private PreviewServer server;

  @BeforeEach
  void start() throws Exception {
    project = project.toRealPath();
    Files.writeString(project.resolve("page.adoc"), "= Page\n");
    server = serve("127.0.0.1");
  }

  private PreviewServer serve(String address) throws Exception {
    PreviewFolder folder = new PreviewFolder(project.resolve("target/preview" + address), 0);
    PreviewServer started =
        PreviewServer.start(folder, new EditorLink(project, "editor:{file}?{line}"), address, 0);
    for (String name : NAMES) {
      byte[] html = "<title>%s</title>".formatted(name).getBytes(StandardCharsets.UTF_8);
      folder.put(
          new LiveSite.Rendered(
              "en/" + name + ".html",
              Map.of("en/" + name + ".html", html, "en/" + name + ".jsh", html),
              Map.of("", "page.adoc:1")));
    }
    return started;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_page_of_any_name_is_served_with_what_belongs_to_it() throws Exception {
    for (String name : NAMES) {
      String encoded = new URI(null, null, "/en/" + name, null).getRawPath().replace("#", "%23");
      String ascii = new URI(encoded).toASCIIString();
      assertThat(get(ascii + ".html")).as(name).startsWith("HTTP/1.1 200").contains(name);
      assertThat(get(ascii + ".jsh")).as(name).startsWith("HTTP/1.1 200").contains(name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_preview/edit?at=%00",
        "/_preview/edit?at=page.adoc%00:1",
        "/_preview/edit?at=%zz",
        "/_preview/edit?at=%ff%fe",
        "/_preview/edit?at=" + "../../../../etc/passwd",
        "/_preview/edit?at=/etc/passwd:1",
        "/_preview/edit?at=",
        "/_preview/edit?at=:1:1",
        "/_preview/edit?page=%00&id=%00",
        "/_preview/edit",
        "/_preview/nothing",
        "/_preview/events/../edit",
        "/%00",
        "/en/%00.html",
        "/en/%0d%0aSet-Cookie:a.html",
        "/%zz.html",
        "/%c0%ae%c0%ae/page.adoc",
        "/..%2f..%2fpage.adoc",
        "/..;/..;/page.adoc",
        "//en/page.html",
        "/en//page.html",
        "/en/..%5c..%5cpage.adoc",
        "\\..\\page.adoc",
        "/%u002e",
        "http://localhost/%",
        "*",
        ""
      })
  void what_is_no_address_of_the_site_is_refused_and_tells_nothing(String address)
      throws Exception {
    assertThat(get(address)).matches("(?s)HTTP/1.1 (400|404|403|421|505) .*");
    assertThat(get(address)).doesNotContain("Exception", "at org.", "at java.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Host: localhost|302",
        "Host: LOCALHOST:1|302",
        "Host: 127.0.0.1|302",
        "Host: [::1]|302",
        "Host: evil.example|421",
        "Host: 10.0.0.1|421",
        "Host: localhost.evil.example|421",
        "Host: localhost;Origin: http://evil.example|403",
        "Host: localhost;Origin: null|403",
        "Host: localhost;Origin: http://localhost:1|403",
        "Host: localhost:PORT;Origin: http://localhost:PORT|302",
        "Host: localhost;Sec-Fetch-Site: same-origin|302",
        "Host: localhost;Sec-Fetch-Site: none|302",
        "Host: localhost;Sec-Fetch-Site: cross-site|403",
        "Host: localhost;Sec-Fetch-Site: same-site|403",
        "Host: localhost;Sec-Fetch-Site: cross-site;Sec-Fetch-Mode: navigate|403",
      })
  void the_editor_opens_for_the_preview_alone(String headers, int status) throws Exception {
    String own = headers.replace("PORT", "" + URI.create(server.url()).getPort());
    assertThat(send("GET /_preview/edit?at=page.adoc:1 HTTP/1.1", own.split(";")))
        .startsWith("HTTP/1.1 " + status);
  }

  @Test
  void a_link_leads_to_a_page_and_no_script_of_another_site_reads_one() throws Exception {
    String page = "GET /en/a%20b.html HTTP/1.1";
    String foreign = "Sec-Fetch-Site: cross-site";
    assertThat(send(page, "Host: localhost", foreign, "Sec-Fetch-Mode: navigate"))
        .startsWith("HTTP/1.1 200");
    assertThat(send(page, "Host: localhost", foreign, "Sec-Fetch-Mode: no-cors"))
        .startsWith("HTTP/1.1 403");
    assertThat(send("POST /en/a%20b.html HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 405");
    assertThat(send("GET /_preview/events HTTP/1.1", "Host: localhost", "Origin: http://a.b"))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void by_every_address_of_the_machine_but_by_no_name_that_others_give_it() throws Exception {
    try (PreviewServer everywhere = serve("0.0.0.0")) {
      int port = URI.create(everywhere.url()).getPort();
      assertThat(send(port, "GET /en/a%20b.html HTTP/1.1", "Host: 192.168.1.7:" + port))
          .startsWith("HTTP/1.1 200");
      assertThat(send(port, "GET /en/a%20b.html HTTP/1.1", "Host: evil.example"))
          .startsWith("HTTP/1.1 421");
    }
  }

  @Test
  void a_link_out_of_the_project_opens_no_editor() throws Exception {
    Path outside = Files.createTempFile("outside", ".txt");
    Files.createSymbolicLink(project.resolve("link.adoc"), outside);
    assertThat(get("/_preview/edit?at=link.adoc:1")).startsWith("HTTP/1.1 404");
    Files.delete(outside);
  }

  @Test
  void bytes_at_random_end_in_an_answer_without_a_word_of_how_it_is_made() throws Exception {
    Random random = new Random(1);
    byte[] request =
        "GET /_preview/edit?at=page.adoc:1 HTTP/1.1\r\nHost: localhost\r\nOrigin: http://a\r\n\r\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    for (int round = 0; round < 300; round++) {
      byte[] mutated = request.clone();
      for (int change = 0; change <= random.nextInt(4); change++) {
        mutated[random.nextInt(mutated.length - 4)] = (byte) random.nextInt(256);
      }
      String answer = answer(URI.create(server.url()).getPort(), mutated);
      assertThat(answer)
          .as(new String(mutated, StandardCharsets.ISO_8859_1))
          .doesNotContain("Exception", "\tat ", " 500 ");
    }
    assertThat(get("/en/a%20b.html")).startsWith("HTTP/1.1 200");
  }

  private String get(String address) throws IOException {
    return send("GET " + address + " HTTP/1.1", "Host: localhost");
  }

  private String send(String line, String... headers) throws IOException {
    return send(URI.create(server.url()).getPort(), line, headers);
  }

  private static String send(int port, String line, String... headers) throws IOException {
    String request = line + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
    return answer(port, request.getBytes(StandardCharsets.UTF_8));
  }

  private static String answer(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
