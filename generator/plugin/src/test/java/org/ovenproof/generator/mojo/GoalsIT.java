package org.ovenproof.generator.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The goals as an author and CI call them: Maven in a process of its own. */
@Timeout(120)
class GoalsIT {

  private static final Pattern ADDRESS = Pattern.compile("Preview at (http://localhost:\\d+/)");

  @TempDir private Path folder;

  private final List<MavenRun> started = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("settings.xml"),
        """
        <settings>
          <mirrors>
            <mirror>
              <id>build</id>
              <mirrorOf>*</mirrorOf>
              <url>%s</url>
            </mirror>
          </mirrors>
        </settings>
        """
            .formatted(Path.of(System.getProperty("goals.central")).toUri()));
    project("site");
  }

  @AfterEach
  void end() {
    started.forEach(MavenRun::kill);
  }

  private Path project(String name) throws IOException {
    SiteProject project =
        SiteProject.ours(folder.resolve(name), System.getProperty("goals.version"), "");
    project.write(
        "content/en/sums.adoc",
        """
        = Sums
        :jbake-type: page
        :jbake-status: published

        [source%run,java,id=sum]
        ----
        int answer = 40;
        answer + 2
        ----
        """);
    return project.folder();
  }

  @Test
  void a_build_is_red_at_the_line_of_a_snippet_that_no_longer_runs_and_the_last_good_site_stands()
      throws Exception {
    Path site = folder.resolve("site");
    assertThat(maven(site, "jbake:generate").exit()).isZero();
    Path page = site.resolve("target/site/en/sums.html");
    assertThat(page).content().contains("\n42</pre>");

    edit(site, "answer + 2", "answr + 2");
    MavenRun red = maven(site, "jbake:generate");
    assertThat(red.exit()).isOne();
    assertThat(red.said())
        .contains("[ERROR] content/en/sums.adoc:8:1: ")
        .contains("1 problem in the site: content/en/sums.adoc:8:1");
    assertThat(page).content().contains("\n42</pre>");

    edit(site, "answr + 2", "answer + 3");
    assertThat(maven(site, "jbake:generate").exit()).isZero();
    assertThat(page).content().contains("\n43</pre>");
  }

  @Test
  void two_previews_follow_their_own_checkouts_and_one_that_finds_its_port_taken_says_the_way_out()
      throws Exception {
    Path site = folder.resolve("site");
    Path other = project("other");
    edit(other, "answer + 2", "answer + 7");
    // One after the other: Maven does not share a repository with another Maven that fills it.
    String address = maven(site, "jbake:inline", "-Djbake.port=0").awaited(ADDRESS);
    String otherAddress = maven(other, "jbake:inline", "-Djbake.port=0").awaited(ADDRESS);
    awaitPage(address + "en/sums.html", "\n42</pre>");
    awaitPage(otherAddress + "en/sums.html", "\n47</pre>");
    // A page may leave out the tags of its head.
    awaitPage(address + "en/sums.html", "</title><script src=\"/_preview/preview.js");

    edit(site, "answer + 2", "answer + 3");
    awaitPage(address + "en/sums.html", "\n43</pre>");
    awaitPage(otherAddress + "en/sums.html", "\n47</pre>");

    int port = URI.create(address).getPort();
    MavenRun late = maven(site, "jbake:inline", "-Djbake.port=" + port);
    assertThat(late.exit()).isOne();
    assertThat(late.said())
        .contains(
            "port %d is in use: end the other preview, or choose another port".formatted(port));
  }

  @Test
  void a_preview_that_is_asked_to_end_leaves_no_process() throws Exception {
    Path site = folder.resolve("site");
    MavenRun preview = maven(site, "jbake:inline", "-Djbake.port=0");
    awaitPage(preview.awaited(ADDRESS) + "en/sums.html", "\n42</pre>");
    List<ProcessHandle> workers = preview.descendants();
    assertThat(workers).isNotEmpty();

    preview.ask();

    preview.exit();
    for (ProcessHandle worker : workers) {
      worker.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_preview_that_is_killed_leaves_no_process() throws Exception {
    MavenRun preview = maven(folder.resolve("site"), "jbake:inline", "-Djbake.port=0");
    awaitPage(preview.awaited(ADDRESS) + "en/sums.html", "\n42</pre>");
    List<ProcessHandle> workers = preview.descendants();
    assertThat(workers).isNotEmpty();

    preview.killAlone();

    for (ProcessHandle worker : workers) {
      worker.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  private MavenRun maven(Path project, String... arguments) throws IOException {
    MavenRun run = MavenRun.start(project, arguments);
    started.add(run);
    return run;
  }

  private static void awaitPage(String address, String part) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    while (!client.send(request, HttpResponse.BodyHandlers.ofString()).body().contains(part)) {
      Thread.sleep(20);
    }
  }

  private static void edit(Path project, String before, String after) throws IOException {
    Path page = project.resolve("content/en/sums.adoc");
    String text = Files.readString(page);
    assertThat(text).contains(before);
    Files.writeString(page, text.replace(before, after));
  }

  /** A run of Maven, and what it has said so far. */
  private record MavenRun(Process process, Path log) {

    private static MavenRun start(Path project, String... arguments) throws IOException {
      List<String> command = new ArrayList<>();
      boolean windows = System.getProperty("os.name").startsWith("Windows");
      Path bin = Path.of(System.getProperty("maven.home"), "bin");
      command.add(bin.resolve(windows ? "mvn.cmd" : "mvn").toString());
      command.addAll(List.of("-B", "-s", project.resolveSibling("settings.xml").toString()));
      command.add("-Dmaven.repo.local=" + System.getProperty("goals.repository"));
      command.addAll(List.of(arguments));
      Path log = Files.createTempFile(project.getParent(), "maven", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(project.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      Process process = builder.start();
      process.getOutputStream().close();
      return new MavenRun(process, log);
    }

    private int exit() throws InterruptedException {
      return process.waitFor();
    }

    private String said() throws IOException {
      return Files.readString(log);
    }

    /** Waits until it says something, and returns the first group of it. */
    private String awaited(Pattern line) throws IOException, InterruptedException {
      Matcher found = line.matcher(said());
      while (!found.find()) {
        assertThat(process.isAlive()).as(said()).isTrue();
        Thread.sleep(20);
        found = line.matcher(said());
      }
      return found.group(1);
    }

    private List<ProcessHandle> descendants() {
      return process.descendants().toList();
    }

    /** Asks it to end, as Ctrl-C and a service manager do. */
    private void ask() {
      process.destroy();
    }

    private void killAlone() {
      process.destroyForcibly();
    }

    private void kill() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
