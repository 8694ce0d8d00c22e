package org.ovenproof.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.live.LiveSite;
import org.ovenproof.generator.page.Marks;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.site.TestSite;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

/** Values where other files than the body of their own page show them. */
class ShownValuesTest implements LiveSite.Listener {

  private static final String NAMED =
      """
      = Found value:acc[,0 %%] of *all*
      :description: Of value:acc[] & "value:acc[]".

      == It is value:acc[]

      .Caption of value:acc[]
      [source%%run,java,id=acc,alt="Text of value:acc[]"]
      ----
      %s
      ----

      [source%%run,java,id=picture,alt="Picture of value:acc[]"]
      ----
      new org.ovenproof.display.Drawing("<svg viewBox='0 0 1 1'></svg>")
      ----

      == {set}
      """;

  private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
  @TempDir private Path folder;
  private TestSite site;
  private LiveSite live;

  @BeforeEach
  void write() throws Exception {
    folder = folder.toRealPath();
    site = new TestSite(folder);
    site.properties("asciidoctor.attributes=set=set to value:acc[]\n");
    site.file(
        "templates/page.peb",
        """
        <title>{{ page.title }}</title><meta content="{{ page.description }}">
        {% for item in nav %}<li>{{ item.title }}</li>{% endfor %}
        {% if next is not null %}<b>{{ next.title }}</b>{% endif %}
        {% for entry in page.toc %}<i>{{ entry.title | raw }}</i>{% endfor %}
        {{ page.body | raw }}
        """);
    site.page("a", "= First\n:jbake-order: 1\n\n[source%run,java]\n----\n1\n----\n");
    site.page("named", NAMED.formatted("0.25"));
  }

  @AfterEach
  void close() {
    if (live != null) {
      live.close();
    }
    site.close();
  }

  @Test
  void a_title_and_a_description_have_their_values_wherever_they_are_shown() throws Exception {
    assertThat(site.problemsOfPublishing()).isEmpty();
    assertThat(page("named.html"))
        .contains("<title>Found 25 % of all</title>")
        .contains("content=\"Of 0.25 &amp; &quot;0.25&quot;.\"")
        .contains("<i>It is <span class=\"value\">0.25</span></i>")
        .contains("<i>set to <span class=\"value\">0.25</span></i>");
    assertThat(page("a.html")).contains("<li>Found 25 % of all</li>", "<b>Found 25 % of all</b>");
  }

  @Test
  void a_notebook_and_a_script_have_the_values_of_their_page() throws Exception {
    site.publish();
    assertThat(page("named.ipynb"))
        .contains("\"# Found 25 % of all\\n\"", "\"## It is 0.25\\n\"", "\"Caption of 0.25\"")
        .contains("\"Picture of 0.25\"");
    assertThat(page("named.jsh"))
        .contains("// Found 25 % of all\n", "// It is 0.25\n", "// [acc]: Caption of 0.25\n");
  }

  @Test
  void pages_that_name_another_by_a_value_follow_it_in_the_preview() throws Exception {
    live = new LiveSite(site.settings(), this);
    follow(folder);
    assertThat(render().get("en/a.html")).contains("<li>Found 25 % of all</li>");

    site.page("named", NAMED.formatted("0.5"));
    follow(folder.resolve("content/en/named.adoc"));
    assertThat(render().get("en/a.html")).contains("<li>Found 50 % of all</li>");

    site.page("named", NAMED.formatted("0.5").replace("Found value:acc[,0 %]", "value:acc[]"));
    follow(folder.resolve("content/en/named.adoc"));
    assertThat(render().get("en/a.html")).contains("<li>0.5 of all</li>");
  }

  @Test
  void a_value_that_an_attribute_of_the_site_asks_for_is_told_at_its_page() throws Exception {
    site.page("named", NAMED.formatted("0.25").replace("id=acc", "id=other"));
    assertThat(site.problems())
        .anyMatch(
            problem -> problem.startsWith("content/en/named.adoc:1:1: there is no snippet 'acc'"));
  }

  @Test
  void no_text_of_an_author_is_taken_for_a_mark() throws Exception {
    String others = "\uE0F0before 0\uE0F1 \uDB80\uDC00\uDBB1\uDD1D";
    site.page(
        "a",
        "= First\n\n"
            + others
            + " and value:one[]\n\n[source%run,java,id=one]\n----\n\""
            + others
            + "\"\n----\n");
    assertThat(site.problemsOfPublishing()).isEmpty();
    assertThat(page("a.html"))
        .contains(
            "<p>" + others + " and ", others + "</a>", "<pre class=\"output-text\">\n" + others);
  }

  @Test
  void a_mark_that_is_left_is_found_in_whatever_form() {
    String mark = Marks.of("content/en/a.adoc").of(Marks.Kind.VALUE, 0);
    Map<String, byte[]> files =
        Map.of(
            "en/a.html", bytes("one\ntwo " + mark),
            "en/b.html", bytes(URLEncoder.encode(mark, StandardCharsets.UTF_8)),
            "en/c.html", bytes("none"));
    assertThat(Marks.leftIn(files).stream().map(Problem::text))
        .containsExactlyInAnyOrder(
            """
            en/a.html:2:1: a mark of the generator's own would be published in the place of a value
                → this is a fault of Ovenproof: report it, and write the value out until it is mended""",
            """
            en/b.html:1:1: a mark of the generator's own would be published in the place of a value
                → this is a fault of Ovenproof: report it, and write the value out until it is mended""");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String page(String name) throws Exception {
    return Files.readString(folder.resolve("target/site/en/" + name));
  }

  private void follow(Path touched) throws Exception {
    live.read(Set.of(touched));
    while (live.isRunning()) {
      told.take().run();
    }
  }

  private Map<String, String> render() throws Exception {
    Map<String, String> pages = new TreeMap<>();
    while (live.isStale()) {
      live.renderNext(List.of())
          .files()
          .forEach((name, bytes) -> pages.put(name, new String(bytes, StandardCharsets.UTF_8)));
    }
    return pages;
  }

  @Override
  public void parsed(int done, int all) {}

  @Override
  public void started(Session session, Snippet snippet) {}

  @Override
  public void ended(Session session, List<Execution> executions) {
    told.add(() -> live.ended(session, executions));
  }

  @Override
  public void failed(Session session, IOException cause) {
    told.add(() -> live.failed(session));
  }
}
