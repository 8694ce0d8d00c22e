package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.report.Problem;

/** The locale of the machine that builds changes no byte of a page and no word of a problem. */
@Isolated
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LocaleOfTheMachineTest {

  private static final String PAGE =
      """
      = Page

      [source%run,java,id=icon,alt="Titel"]
      ----
      new java.awt.image.BufferedImage(123, 45, 1)
      ----

      [source%run,java]
      ----
      display(org.ovenproof.display.Table.of("I", "i").row(1234567.891, 12345));
      System.out.println("x".repeat(100_000));
      new int[100_000]
      ----

      [source%run,java,timeout=100ms,session=slow]
      ----
      Thread.sleep(60_000);
      ----
      """;

  private final Locale locale = Locale.getDefault();

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
  }

  @Test
  void a_page_and_its_problems_are_the_same_in_every_locale() throws Exception {
    Baked expected = baked(Locale.ROOT);
    assertThat(expected.pages.toString()).contains("width=\"123\"", "12,345");
    assertThat(expected.problems).hasSize(1);
    for (String tag : List.of("ar-EG-u-nu-arab", "tr-TR", "de-DE")) {
      assertThat(baked(Locale.forLanguageTag(tag))).as(tag).isEqualTo(expected);
    }
  }

  private Baked baked(Locale machine) throws Exception {
    Locale.setDefault(machine);
    try (TestSite site = new TestSite(folder).clear()) {
      site.file("content/en/page.adoc", PAGE);
      Proof proof = site.prove();
      List<String> problems = proof.problems().stream().map(Problem::text).toList();
      return new Baked(problems, site.preview(proof));
    }
  }

  private record Baked(List<String> problems, Map<String, String> pages) {}
}
