package org.ovenproof.generator.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.site.TestSite;

class TemplatesTest {

  @TempDir private Path folder;
  private TestSite site;

  @BeforeEach
  void open() {
    site = new TestSite(folder);
    site.page("a", "= A\n\n== Content\n\nText.\n");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_template_in_another_language_is_refused_by_name() throws Exception {
    for (String[] each :
        new String[][] {{"ftl", "FreeMarker"}, {"thyme", "Thymeleaf"}, {"gsp", "Groovy"}}) {
      site.properties("template.page.file=page." + each[0] + "\n").close();
      site.file("jbake.properties", "template.page.file=page." + each[0] + "\n");
      site.file("templates/page." + each[0], "<h1>${content.title}</h1>");
      assertThat(site.problemsOfPublishing())
          .containsExactly(
              """
              templates/page.%s:1:1: the template is %s, and templates are Pebble here
                  → write it in Pebble as templates/page.peb, and name that in jbake.properties: template.<type>.file\
              """
                  .formatted(each[0], each[1]));
    }
  }

  @Test
  void what_templates_of_jbake_see_is_told() throws Exception {
    site.file("templates/page.peb", "\n{% if content.rootpath %}x{% endif %}");
    assertThat(site.problemsOfPublishing())
        .containsExactly(
            """
            templates/page.peb:2:1: there is no 'content' for a template to use
                → JBake's 'content' is not there: see 'page', 'nav' and what else ARCHITECTURE.md lists\
            """);
  }

  @Test
  void an_id_that_the_template_has_is_told_at_its_place() throws Exception {
    site.file("templates/page.peb", "<main id=content>{{ page.body | raw }}</main>");
    assertThat(site.problemsOfPublishing())
        .containsExactly(
            """
            content/en/a.adoc:3:2: the id 'content' is already that of something in the template
                → give it another one: [#…] above the block or the heading\
            """);
    assertThat(site.preview(site.prove()).get("en/a.html")).contains("is already that of");
    site.page("a", "= A\n\n[#other]\n== Content\n\nText.\n");
    assertThat(site.problemsOfPublishing()).isEmpty();
  }

  @Test
  void links_to_pages_are_escaped() throws Exception {
    site.file("templates/page.peb", "{% for item in nav %}{{ item.href }} {% endfor %}");
    site.page("50% of #1? 글", "= B\n");
    site.publish();
    assertThat(site.files("target/site").get("en/a.html"))
        .contains("../en/50%25%20of%20%231%3F%20");
  }

  @Test
  void code_of_templates_is_coloured_as_code_in_code() throws Exception {
    StringBuilder page = new StringBuilder("= A\n");
    List<String> languages =
        List.of("php", "erb", "twig", "jinja", "liquid", "handlebars", "eex", "velocity", "haml");
    for (String each : languages) {
      page.append(
          "\n[source,%s]\n----\n<p><?php echo 1 ?>{%% if a %%}{{ b }}</p>\n----\n".formatted(each));
    }
    site.page("a", page.toString());
    site.publish();
    for (String each : languages) {
      assertThat(site.files("target/site").get("en/a.html"))
          .contains("<code data-lang=\"" + each + "\">");
    }
  }
}
