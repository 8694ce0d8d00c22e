package org.ovenproof.generator.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.AttributesBuilder;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.jruby.AsciidoctorJRuby;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.site.TestSite;

/** Pages without snippets are the HTML that Asciidoctor by itself makes of them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LikeAsciidoctorTest {

  private static final Path PAGES = Path.of("src/test/like-asciidoctor");

  @TempDir private Path folder;

  @Test
  void what_asciidoc_has_is_what_asciidoctor_makes_of_it() throws Exception {
    try (TestSite site = new TestSite(folder)) {
      try (Stream<Path> walk = Files.walk(PAGES)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          Path to = site.path("content/en").resolve(PAGES.relativize(file).toString());
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
      Proof proof = site.prove();
      assertThat(proof.pages()).hasSize(5);
      try (Asciidoctor plain = AsciidoctorJRuby.Factory.create(AsciidoctorStart.libraries())) {
        for (Page page : proof.pages()) {
          assertThat(page.html().strip())
              .as(page.path())
              .isEqualTo(converted(plain, site.path(page.path())).strip());
        }
      }
    }
  }

  private static String converted(Asciidoctor plain, Path file) {
    AttributesBuilder attributes = Attributes.builder();
    PageParser.DEFAULTS.forEach(
        (name, value) -> attributes.attribute(name + (value == null ? "!@" : "@"), "" + value));
    return plain.convertFile(
        file.toFile(),
        Options.builder()
            .safe(SafeMode.UNSAFE)
            .baseDir(file.getParent().toFile())
            .backend("html5")
            .standalone(false)
            .toFile(false)
            .attributes(attributes.build())
            .build(),
        String.class);
  }
}
