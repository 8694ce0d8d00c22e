package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WorkersTest {

  private static final String PAGE =
      """
      = Page %1$d

      [source%%run,java,alt="noise"]
      ----
      System.setProperty("page", "%1$d");
      var image = new java.awt.image.BufferedImage(9, 9, 1);
      var random = new Random(%1$d);
      for (int i = 0; i < 81; i++) { image.setRGB(i %% 9, i / 9, random.nextInt()); }
      image
      ----

      [source%%run,java]
      ----
      System.out.println(Locale.getDefault() + TimeZone.getDefault().getID());
      new TreeMap<>(Map.of("page", System.getProperty("page"), "sum", Math.sin(%1$d) / 3))
      ----
      """;

  @Test
  void a_site_has_the_same_bytes_with_one_worker_and_with_two(@TempDir Path folder)
      throws Exception {
    try (TestSite site = new TestSite(folder).with("snippets.cache", "off")) {
      for (int page = 1; page <= 4; page++) {
        site.page("page" + page, PAGE.formatted(page));
      }
      site.with("snippets.workers", "1").publish();
      Map<String, String> one = site.files("target/site");
      // Each page with what is taken home of it, its picture, the style, and the list of them all.
      assertThat(one).hasSize(4 * 3 + 4 + 2);
      site.with("snippets.workers", "2").publish();
      assertThat(site.files("target/site")).isEqualTo(one);
    }
  }
}
