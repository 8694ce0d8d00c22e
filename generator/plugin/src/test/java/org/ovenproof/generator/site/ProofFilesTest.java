package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.check.Comparison;
import org.ovenproof.generator.check.ProofFile;
import org.ovenproof.generator.check.PublishedSite;
import org.ovenproof.generator.prove.Proof;

/** What a site tells of its results, and what a check of it finds. */
class ProofFilesTest {

  private static final String PAGE =
      """
      = Sums

      .The *sum*
      [source%run,java,id=sum]
      ----
      record Found(double sum, boolean large) {}
      new Found(0.25 + 0.5, 0.75 > 0.5)
      ----

      [source%run,java,id=picture,alt="Grey",echo=false]
      ----
      var image = new java.awt.image.BufferedImage(8, 4, 1);
      for (int x = 0; x < 8; x++) image.setRGB(x, 0, 0x0a0a0a * x);
      org.ovenproof.display.Picture.of(image)
      ----

      [source%run,java,id=hidden,output=false]
      ----
      List.of(1, 2)
      ----

      [source%run,java,id=shown,eval=false]
      ----
      3
      ----

      It is value:sum[sum], and claim:sum[large,more than a half].
      """;

  private static final String TEMPLATE =
      """
      {% for result in proof.results %}
      {{ result.id }} "{{ result.title }}" {{ result.href }} {{ result.seconds }} {{ result.key }} \
      {% if result.confirmed is null %}once{% else %}twice{% endif %}
      {% endfor %}
      {{ proof.java }} {{ proof.kernels }} {{ proof.claims }} {{ page.type }} {{ page.uri }}
      """;

  @TempDir private Path folder;
  private TestSite site;
  private Path published;

  @BeforeEach
  void open() throws Exception {
    folder = folder.toRealPath();
    published = folder.resolve("target/site");
    site = new TestSite(folder);
    site.page("sums of two", PAGE);
    site.file("content/ko/sums of two.adoc", PAGE.replace("It is", "답은"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  private ProofFile proof() throws IOException {
    return ProofFile.of(Files.readString(published.resolve(ProofFile.ADDRESS))).orElseThrow();
  }

  /** Compares what is published with what the pages make now. */
  private List<String> differences(PublishedSite there) throws Exception {
    Proof now = site.prove();
    return new Comparison(there, proof(), site.site().proofFile(now), site.site().render(now))
        .differences();
  }

  private List<String> differences() throws Exception {
    return differences(PublishedSite.at("target/site", folder));
  }

  private void inPublished(String file, String from, String to) throws IOException {
    Path path = published.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  @Test
  void a_site_writes_down_what_its_pages_stand_on() throws Exception {
    site.with("snippets.confirm", "true");
    Instant before = Instant.now().minusSeconds(1);
    site.publish();

    ProofFile proof = proof();
    assertThat(proof.pages())
        .containsExactly(
            new ProofFile.PageLine("en/sums of two.html", 3, 1),
            new ProofFile.PageLine("ko/sums of two.html", 3, 1));
    assertThat(proof.claims())
        .extracting(ProofFile.ClaimLine::text)
        .containsExactly("more than a half", "more than a half");
    assertThat(proof.environment().java()).startsWith(Runtime.version().toString());
    assertThat(proof.results()).hasSize(3);
    assertThat(proof.results())
        .allSatisfy(
            result -> {
              assertThat(result.pages()).hasSize(2);
              assertThat(result.key()).matches("[0-9a-f]{64}");
              assertThat(result.digest()).matches("[0-9a-f]{64}");
              assertThat(result.processor()).isNotBlank();
              assertThat(Instant.parse(result.made())).isBetween(before, Instant.now());
              assertThat(Instant.parse(result.confirmed())).isBetween(before, Instant.now());
            });
  }

  @Test
  void what_is_taken_from_the_cache_says_when_it_was_made() throws Exception {
    site.publish();
    ProofFile first = proof();
    Thread.sleep(1_100);
    site.close();
    site.publish();
    assertThat(proof()).isEqualTo(first);
  }

  @Test
  void a_template_makes_a_page_of_it_and_each_result_leads_there() throws Exception {
    site.properties("template.proof.file=proof.peb\n");
    site.file("templates/proof.peb", TEMPLATE);
    site.file(
        "templates/page.peb",
        "{{ page.body | raw }}{% if page.proof is not null %}|{{ page.proof.href }}"
            + " {{ page.proof.results }} {{ page.proof.claims }}{% endif %}");
    site.page("no-code", "= Words\n:translation: none");
    site.publish();

    assertThat(published.resolve("en/no-code.proof.html")).doesNotExist();
    assertThat(Files.readString(published.resolve("en/sums of two.proof.html")))
        .contains("sum \"The sum\" sums%20of%20two.html#sum ", "picture \"picture\" ", " once")
        .contains("hidden \"hidden\" sums%20of%20two.html#hidden ")
        .doesNotContain("shown")
        .contains(" 1 proof en/sums of two.proof.html");
    assertThat(Files.readString(published.resolve("en/sums of two.html")))
        .contains("href=\"sums%20of%20two.proof.html#sum\"", "|sums%20of%20two.proof.html 3 1")
        .doesNotContain("proof.html#hidden");
  }

  @Test
  void without_a_template_nothing_leads_to_such_a_page() throws Exception {
    site.publish();
    assertThat(published.resolve("en/sums of two.proof.html")).doesNotExist();
    assertThat(Files.readString(published.resolve("en/sums of two.html")))
        .doesNotContain("proof.html");
  }

  @Test
  void its_address_is_taken() throws Exception {
    site.file("assets/proof.json", "{}");
    assertThat(site.problems())
        .singleElement()
        .asString()
        .startsWith("assets/proof.json:1:1: ")
        .contains("at proof.json");
    site.delete("assets/proof.json");
    site.page("sums of two.proof", "= Another\n:translation: none");
    assertThat(site.problems()).anyMatch(each -> each.contains("at en/sums of two.proof.html"));
  }

  @Test
  void the_same_sources_make_the_same_site() throws Exception {
    site.publish();
    assertThat(differences()).isEmpty();
  }

  @Test
  void a_site_is_read_where_it_is_published() throws Exception {
    site.publish();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/guide/",
        exchange -> {
          String path = exchange.getRequestURI().getRawPath().substring("/guide/".length());
          Path file = published.resolve(URLDecoder.decode(path, StandardCharsets.UTF_8));
          boolean there = Files.isRegularFile(file);
          exchange.sendResponseHeaders(there ? 200 : 404, there ? 0 : -1);
          if (there) {
            Files.copy(file, exchange.getResponseBody());
          }
          exchange.close();
        });
    server.start();
    try {
      String address = "http://localhost:%s/guide".formatted(server.getAddress().getPort());
      for (String each : List.of(address, address + "/", address + "/index.html")) {
        assertThat(differences(PublishedSite.at(each, folder))).as(each).isEmpty();
      }
      Files.delete(published.resolve("ko/sums of two.html"));
      assertThat(differences(PublishedSite.at(address, folder)))
          .containsExactly("ko/sums of two.html: its site writes it down, and does not have it");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_page_that_was_changed_by_hand_is_told() throws Exception {
    site.publish();
    inPublished("en/sums of two.html", "<td class=\"number\">0.75", "<td class=\"number\">0.78");
    inPublished("ko/sums of two.html", ">0.75</a>", ">0.99</a>");
    assertThat(differences())
        .containsExactly(
            "en/sums of two.html#sum: 1 of 2 numbers differ, by at most 3.8 % (0.78 there, 0.75 here)",
            "ko/sums of two.html: a sentence says 0.99 there, 0.75 here");
  }

  @Test
  void a_result_that_is_another_now_is_told_with_how_far_it_is_apart() throws Exception {
    site.publish();
    String other =
        PAGE.replace("0.25 + 0.5,", "0.25 + 0.25,")
            .replace("0x0a0a0a * x", "0x0a0a0a * x + 2")
            .replace("List.of(1, 2)", "List.of(1, 3)")
            .replace("more than a half", "at least a half");
    site.page("sums of two", other);
    site.file("content/ko/sums of two.adoc", other.replace("It is", "답은"));
    List<String> differences = differences();
    assertThat(differences)
        .hasSize(12)
        .contains(
            "en/sums of two.html#sum: 1 of 2 numbers differ, by at most 33 % (0.75 there, 0.5 here)",
            "en/sums of two.html#picture: 25 % of a picture's pixels differ, by at most 2 of 255",
            "en/sums of two.html#hidden: what it returns differs, and no figure shows it",
            "en/sums of two.html: claims there, and not here: \"more than a half\" (claim:sum[large])",
            "en/sums of two.html: claims here, and not there: \"at least a half\" (claim:sum[large])",
            "en/sums of two.html: a sentence says 0.75 there, 0.5 here");
  }

  @Test
  void pages_and_results_that_came_or_went_are_told() throws Exception {
    site.page("going", "= Going\n:translation: none");
    site.publish();
    site.delete("content/en/going.adoc");
    site.page("coming", "= Coming\n:translation: none");
    String renamed = PAGE.replace("id=hidden", "id=unseen");
    site.page("sums of two", renamed);
    site.file("content/ko/sums of two.adoc", renamed.replace("It is", "답은"));
    assertThat(differences())
        .contains(
            "en/going.html: published, and not among the pages here",
            "en/coming.html: not published",
            "en/sums of two.html#unseen: a result here, and not published",
            "en/sums of two.html#hidden: published, and not a result here");
  }

  @Test
  void how_results_were_made_otherwise_is_told() throws Exception {
    site.publish();
    inPublished("proof.json", "\"java\": \"", "\"java\": \"old ");
    Proof now = site.prove();
    ProofFile here = site.site().proofFile(now);
    assertThat(new Comparison(address -> Optional.empty(), proof(), here, Map.of()).circumstances())
        .singleElement()
        .asString()
        .startsWith("Java: old ");
  }

  @Test
  void what_is_no_such_file_is_none() {
    for (String text : List.of("", "{}", "[]", "null", "{\"format\": 99}", "<html>")) {
      assertThat(ProofFile.of(text)).as(text).isEmpty();
    }
  }

  @Test
  void what_lacks_something_is_none() throws Exception {
    site.publish();
    String whole = Files.readString(published.resolve(ProofFile.ADDRESS));
    assertThat(ProofFile.of(whole)).isPresent();
    for (String field : List.of("libraries", "address", "pages", "digest", "id", "facts")) {
      String without = whole.replace("\"" + field + "\":", "\"another\":");
      assertThat(ProofFile.of(without)).as(field).isEmpty();
    }
    assertThat(ProofFile.of(whole.replaceFirst("\"results\": \\[", "$0 null,"))).isEmpty();
  }

  @Test
  void numbers_without_end_are_compared() throws Exception {
    String endless = PAGE.replace("List.of(1, 2)", "\"1e400\"").replace(",output=false", "");
    site.page("sums of two", endless);
    site.file("content/ko/sums of two.adoc", endless.replace("It is", "답은"));
    site.publish();
    inPublished("en/sums of two.html", ">\n1e400", ">\n1e401");
    inPublished("ko/sums of two.html", ">\n1e400", ">\n2");
    assertThat(differences())
        .containsExactly(
            "en/sums of two.html#hidden: 1 of 1 numbers differ, by at most 0.0 % (1e401 there, 1e400 here)",
            "ko/sums of two.html#hidden: 1 of 1 numbers differ, by at most 1.0e+02 % (2 there, 1e400 here)");
  }
}
