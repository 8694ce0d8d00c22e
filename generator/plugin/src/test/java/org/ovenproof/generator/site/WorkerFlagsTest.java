package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an author may say of the process in which snippets run. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class WorkerFlagsTest {

  @TempDir private Path folder;

  private TestSite site;

  @BeforeEach
  void open() {
    site = new TestSite(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void an_assertion_that_does_not_hold_fails_its_snippet() throws Exception {
    site.pageOf("page", "assert 1 == 2 : \"one is not two\";");
    assertThat(site.problems()).hasSize(1);
    assertThat(site.problems().get(0)).contains("AssertionError", "one is not two");
    site.with("snippets.jvm", "-da");
    assertThat(site.problems()).isEmpty();
  }

  @Test
  void a_flag_is_part_of_the_key_and_a_module_is_there_for_the_compiler_too() throws Exception {
    site.pageOf(
        "page", "jdk.incubator.vector.IntVector.SPECIES_64.length() + System.getProperty(\"x\")");
    site.with("snippets.jvm", "--add-modules jdk.incubator.vector -Dx=y");
    assertThat(site.runs()).containsExactly("snippet-1 ran: it is new");
    assertThat(site.runs()).containsExactly("snippet-1 cached");
    site.with("snippets.jvm", "--add-modules=jdk.incubator.vector -Dx=z");
    assertThat(site.runs()).containsExactly("snippet-1 ran: snippets.jvm changed");
  }

  @Test
  void a_preview_feature_compiles_and_runs() throws Exception {
    // Patterns in switch were a preview in 17 and are a part of the language since 21.
    site.pageOf("page", "Object o = 3; switch (o) { case Integer i -> i + 1; default -> 0; }");
    site.with("snippets.jvm", "--enable-preview");
    assertThat(site.problems()).isEmpty();
  }

  @Test
  void a_snippet_sees_the_variables_that_it_may_see() throws Exception {
    String home = System.getenv("HOME");
    site.pageOf("page", "System.getenv(\"HOME\").equals(\"" + home + "\")");
    site.publish();
    assertThat(site.files("target/site").get("en/page.html")).contains("false");
    site.with("snippets.environment", "HOME, NOBODY_SET_THIS");
    assertThat(site.runs()).containsExactly("snippet-1 ran: snippets.environment changed");
    site.publish();
    assertThat(site.files("target/site").get("en/page.html")).contains("true");
  }

  /** Returns what is said of settings that nothing can run with. */
  private List<String> refused(String properties) throws Exception {
    site.close();
    site.pageOf("page", "1").properties(properties);
    return site.problemsOfPublishing();
  }

  @Test
  void a_flag_that_the_jvm_does_not_know_is_told_in_its_words_at_the_line_of_the_setting()
      throws Exception {
    assertThat(refused("snippets.jvm=--no-such-flag\n"))
        .singleElement(as(STRING))
        .startsWith("jbake.properties:2:1: no snippet can run: the worker process did not start: ")
        .contains("\n    Unrecognized option: --no-such-flag\n")
        .endsWith("\n    → look at snippets.jvm and snippets.heap");
    assertThat(refused("\nsnippets.heap=999999999g\n"))
        .singleElement(as(STRING))
        .startsWith("jbake.properties:3:1: no snippet can run: ")
        .contains("\n    Error occurred during initialization of VM\n");
  }

  @Test
  void an_import_of_what_there_is_not_is_told_where_it_was_said() throws Exception {
    site.with("snippets.imports", "java.utl.*,(");
    assertThat(refused("snippets.imports=java.util.*\n"))
        .singleElement(as(STRING))
        .startsWith("-Dsnippets.imports:1:1: no snippet can run, since a session cannot begin")
        .contains("\n    import java.utl.*; package java.utl does not exist\n");
  }
}
