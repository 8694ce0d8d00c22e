package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.ProblemsFound;

/**
 * Pages, settings, templates, words, results and records with changes at random: each ends in a
 * bake, or in problems at their lines. {@code mutations.inputs} (20) says how many, {@code
 * mutations.seed} which. From {@code generator}:
 *
 * <pre>
 * mvn test -pl plugin -am -Dtest=MutatedInputsTest -Dmutations.inputs=5000 -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@Timeout(value = 6, unit = TimeUnit.HOURS)
class MutatedInputsTest {

  private static final int INPUTS = Integer.getInteger("mutations.inputs", 20);
  private static final long SEED = Long.getLong("mutations.seed", 1L);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Pattern AT_A_PLACE = Pattern.compile("[^\\n]+:\\d+:\\d+: \\S[^\\n]*(?s:.*)");

  /** What means something in one of the languages that the files are written in. */
  private static final List<String> TOKENS =
      List.of(
          "----",
          "....",
          "====",
          "|===",
          "[source%run,java]",
          "include::page.adoc[]",
          "\\u00",
          "{{",
          "}}",
          "{% if %}",
          "{% include \"page.peb\" %}",
          "{page}",
          "<<page>>",
          "value:a[]",
          "xref:other.adoc[]",
          ":toc:",
          "= ",
          "\r",
          "\t",
          "\u0000",
          "\ufeff",
          "\ud83d\udd25",
          "\u00a0",
          "[output]",
          "image::a.png[]",
          "\"",
          "'",
          "`",
          "*",
          "/*",
          "//",
          "(",
          "{",
          ")",
          "}",
          ";",
          "=",
          "snippets.timeout=",
          "site.languages=",
          "template.page.file=",
          "0",
          "-1",
          "999999999999");

  private static final String PAGE =
      """
      = Page
      :description: One of two.

      See xref:other.adoc#part[the other one] and value:sum[].

      .A caption
      [source%run,java,id=sum]
      ----
      int sum = 1 + 2;
      sum
      ----

      [.output]
      ....
      3
      ....

      [source%run,java,error=compile]
      ----
      int wrong = "text";
      ----

      |===
      |a |b
      |===
      """;

  @TempDir private Path folder;

  private final Random random = new Random(SEED);

  @Test
  void each_ends_in_a_bake_or_in_problems_at_their_lines() throws Exception {
    folder = folder.toRealPath();
    try (TestSite site = new TestSite(folder)) {
      site.page("page", PAGE)
          .page("other", "= Other\n\n[#part]\n== Part\n\nxref:page.adoc[Back].\n");
      site.properties("snippets.imports=java.util.*\nsnippets.timeout=10s\n");
      site.publish();
      Map<Path, byte[]> sound = files();
      List<String> wrong = new ArrayList<>();
      for (int input = 0; input < INPUTS; input++) {
        List<Path> files = List.copyOf(sound.keySet());
        Path file = files.get(random.nextInt(files.size()));
        Files.write(file, mutated(sound.get(file)));
        if (!file.toString().matches(".*\\.(adoc|peb)")) {
          // Read when a site is opened.
          site.with("mutations.input", "" + input);
        }
        String end = end(site);
        if (!end.isEmpty()) {
          wrong.add(folder.relativize(file) + ", input " + input + ": " + end);
          keep(file, input);
        }
        restore(sound);
      }
      assertThat(wrong).as("seed " + SEED).isEmpty();
    }
  }

  /** Builds, and returns in which other way it has ended than it may. */
  private static String end(TestSite site) throws InterruptedException {
    CompletableFuture<String> build =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                site.publish();
                return "";
              } catch (ProblemsFound found) {
                return found.problems().stream()
                    .map(Problem::text)
                    .filter(text -> !AT_A_PLACE.matcher(text).matches() || text.contains("\tat "))
                    .findFirst()
                    .map(text -> "a problem without a place: " + text)
                    .orElse("");
              } catch (Exception | StackOverflowError e) {
                return e + Stream.of(e.getStackTrace()).limit(6).toList().toString();
              }
            });
    try {
      return build.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException hangs) {
      return "it did not end: " + hangs;
    }
  }

  private byte[] mutated(byte[] sound) {
    byte[] bytes = sound;
    for (int change = 0; change <= random.nextInt(3); change++) {
      int from = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, from + random.nextInt(1 + bytes.length / 4));
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> joined(bytes, from, bytes.length, new byte[0]);
            case 1 -> joined(bytes, from, to, new byte[0]);
            case 2 -> joined(bytes, from, to, slice(bytes, from, to, 2));
            case 3 -> joined(bytes, from, from, new byte[] {(byte) random.nextInt(256)});
            default -> joined(bytes, from, from, token());
          };
    }
    return bytes;
  }

  private byte[] token() {
    String token = TOKENS.get(random.nextInt(TOKENS.size()));
    String line = random.nextBoolean() ? "\n" + token + "\n" : token;
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] slice(byte[] bytes, int from, int to, int times) {
    ByteArrayOutputStream slice = new ByteArrayOutputStream();
    for (int time = 0; time < times; time++) {
      slice.write(bytes, from, to - from);
    }
    return slice.toByteArray();
  }

  /** Returns bytes with those between two places replaced. */
  private static byte[] joined(byte[] bytes, int from, int to, byte[] between) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(bytes, 0, from);
    joined.writeBytes(between);
    joined.write(bytes, to, bytes.length - to);
    return joined.toByteArray();
  }

  /** Returns all that a build reads: what the author wrote, and what builds have kept. */
  private Map<Path, byte[]> files() throws IOException {
    Map<Path, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString();
        if (!path.matches("target/site.*|assets.*|.*\\.(lock|jar)")) {
          files.put(file, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static void restore(Map<Path, byte[]> sound) throws IOException {
    for (Map.Entry<Path, byte[]> each : sound.entrySet()) {
      Files.createDirectories(each.getKey().getParent());
      Files.write(each.getKey(), each.getValue());
    }
  }

  /** Keeps an input that ended otherwise, to be looked at. */
  private static void keep(Path file, int input) throws IOException {
    Path kept = Path.of("target/mutations/" + SEED + "-" + input + "-" + file.getFileName());
    Files.createDirectories(kept.getParent());
    Files.write(kept, Files.readAllBytes(file));
  }
}
