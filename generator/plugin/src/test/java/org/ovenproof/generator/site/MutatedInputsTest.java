package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.cache.Digest;
import org.ovenproof.generator.mojo.GoalMain;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.ProblemsFound;

/**
 * Changes at random. What an author writes (pages, settings, templates, words) ends in a bake, or
 * in problems at their lines. What builds have kept (results, pages, the history, the record, the
 * report, the manifest, locks) costs time at most: the next one publishes the same site. {@code
 * mutations.inputs} (60) says how many, {@code mutations.seed} which. From {@code generator}:
 *
 * <pre>
 * mvn test -pl plugin -am -Dtest=MutatedInputsTest -Dmutations.inputs=5000 -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@Timeout(value = 6, unit = TimeUnit.HOURS)
class MutatedInputsTest {

  private static final int INPUTS = Integer.getInteger("mutations.inputs", 60);
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

  /** What a file was changed to last. */
  private byte[] last;

  @Test
  void each_ends_in_a_bake_or_in_problems_at_their_lines() throws Exception {
    folder = folder.toRealPath();
    try (TestSite site = new TestSite(folder)) {
      site.page("page", PAGE)
          .page("other", "= Other\n\n[#part]\n== Part\n\nxref:page.adoc[Back].\n");
      site.properties("snippets.imports=java.util.*\nsnippets.timeout=10s\n");
      // Libraries set properties of the process when they are first used.
      String began = goal() + goal();
      assertThat(began).isEmpty();
      Map<Path, byte[]> sound = files();
      Map<String, String> published = site.files("target/site");
      // There are many results, and each of them takes a worker.
      Map<String, List<Path>> kinds =
          sound.keySet().stream()
              .collect(Collectors.groupingBy(this::kind, TreeMap::new, Collectors.toList()));
      List<String> wrong = new ArrayList<>();
      for (int input = 0; input < INPUTS; input++) {
        Path file = oneOf(oneOf(List.copyOf(kinds.values())));
        String end =
            isKept(file)
                ? endOfKept(file, site, published)
                : endOfWritten(file, site, sound.get(file));
        if (!end.isEmpty()) {
          wrong.add(folder.relativize(file) + ", input " + input + ": " + end);
          Files.write(kept(file, input), last);
        }
        restore(sound);
      }
      assertThat(wrong).as("seed " + SEED).isEmpty();
    }
  }

  private <T> T oneOf(List<T> several) {
    return several.get(random.nextInt(several.size()));
  }

  private String kind(Path file) {
    return folder.relativize(file).toString().replaceAll("/(results|pages)/.*", "/$1");
  }

  private boolean isKept(Path file) {
    return file.startsWith(folder.resolve("target"))
        || file.startsWith(folder.resolve(".ovenproof"));
  }

  /** Changes what the author has written. */
  private String endOfWritten(Path file, TestSite site, byte[] sound) throws Exception {
    last = mutated(sound);
    Files.write(file, last);
    // Pages and templates are read again by a site that is open.
    return file.toString().matches(".*\\.(adoc|peb)")
        ? end(() -> inAnOpenSite(site))
        : end(this::goal);
  }

  /** Changes what the last build has kept, in a project in which nothing else has changed. */
  private String endOfKept(Path file, TestSite site, Map<String, String> published)
      throws Exception {
    String before = end(this::goal);
    if (before.isEmpty() && !Files.exists(record())) {
      // What is written just before a build counts as changed while it went on.
      before = end(this::goal);
    }
    last = Files.readAllBytes(file);
    if (!before.isEmpty() || !Files.exists(record())) {
      return "before it, without a record: " + before;
    }
    last = mutated(last);
    boolean forged = random.nextInt(4) == 0;
    if (forged) {
      last = signed(file, last);
    }
    Files.write(file, last);
    if (file.startsWith(folder.resolve(".ovenproof"))) {
      // Else nobody asks for it.
      Files.delete(record());
    }
    String end = end(this::goal);
    if (forged) {
      Files.deleteIfExists(record());
    } else if (end.isEmpty() && !site.files("target/site").equals(published)) {
      end = "another site is published";
    }
    return end;
  }

  private Path record() {
    return folder.resolve("target/snippets/bake.record");
  }

  /** Returns what a record or a result holds with the digest that fits it. */
  private static byte[] signed(Path file, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (file.endsWith("bake.record")) {
      String content = text.substring(text.indexOf('\n') + 1);
      return (Digest.of(content) + "\n" + content).getBytes(StandardCharsets.UTF_8);
    }
    if (file.getParent().getParent().endsWith("results") && bytes.length > 32) {
      byte[] content = Arrays.copyOf(bytes, bytes.length - 32);
      String digest = new Digest().add(file.getFileName().toString()).add(content).hex();
      return joined(content, content.length, content.length, HexFormat.of().parseHex(digest));
    }
    return bytes;
  }

  /** Builds as {@code jbake:generate} does, and returns in which other way it ended than it may. */
  private String goal() throws Exception {
    List<String> said = Collections.synchronizedList(new ArrayList<>());
    try {
      GoalMain.run("generate", folder, Map.of(), new Said(said));
    } catch (MojoFailureException problems) {
      assertThat(said).isNotEmpty();
    }
    return misplaced(said);
  }

  private static String inAnOpenSite(TestSite site) throws Exception {
    try {
      site.publish();
      return "";
    } catch (ProblemsFound found) {
      return misplaced(found.problems().stream().map(Problem::text).toList());
    }
  }

  private static String misplaced(List<String> problems) {
    return problems.stream()
        .filter(text -> !AT_A_PLACE.matcher(text).matches() || text.contains("\tat "))
        .findFirst()
        .map(text -> "a problem without a place: " + text)
        .orElse("");
  }

  /** Builds, and returns in which other way it has ended than it may. */
  private static String end(Callable<String> build) throws InterruptedException {
    CompletableFuture<String> end =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return build.call();
              } catch (Exception | StackOverflowError e) {
                return e + Stream.of(e.getStackTrace()).limit(6).toList().toString();
              }
            });
    try {
      return end.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
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
        if (!path.matches("target/site/[^.].*|assets.*")) {
          files.put(file, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  /** Writes back what is not as it was; a record would not fit files that are written again. */
  private void restore(Map<Path, byte[]> sound) throws IOException {
    for (Map.Entry<Path, byte[]> each : sound.entrySet()) {
      Path file = each.getKey();
      if (!file.equals(record())
          && !(Files.isRegularFile(file)
              && Arrays.equals(Files.readAllBytes(file), each.getValue()))) {
        Files.createDirectories(file.getParent());
        Files.write(file, each.getValue());
      }
    }
  }

  /** Returns where an input that ended otherwise is kept, to be looked at. */
  private static Path kept(Path file, int input) throws IOException {
    Path kept = Path.of("target/mutations/" + SEED + "-" + input + "-" + file.getFileName());
    Files.createDirectories(kept.getParent());
    return kept;
  }

  /** Keeps what is told of errors. */
  private static final class Said extends SystemStreamLog {

    private final List<String> errors;

    private Said(List<String> errors) {
      this.errors = errors;
    }

    @Override
    public void info(CharSequence text) {}

    @Override
    public void warn(CharSequence text) {
      error(text);
    }

    @Override
    public void error(CharSequence text) {
      errors.add(text.toString());
    }
  }
}
