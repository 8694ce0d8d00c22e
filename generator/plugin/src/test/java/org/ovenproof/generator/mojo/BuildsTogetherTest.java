package org.ovenproof.generator.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two builds of one project at once, and a user who builds where another did. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BuildsTogetherTest {

  private static final String RESULTS = ".ovenproof/cache/results";

  @TempDir private Path folder;

  private SiteProject site;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    folder = folder.toRealPath();
    site = SiteProject.ours(folder.resolve("site"), "1", "snippets.imports=java.util.*\n");
    page("first");
  }

  private void page(String version) throws IOException {
    site.write(
        "content/en/page.adoc",
        "= Page\n\n[source%%run,java]\n----\nThread.sleep(2_000);\n\"%s\"\n----\n"
            .formatted(version));
    site.write("assets/style.css", "/* %s */".formatted(version));
  }

  @AfterEach
  void end() throws IOException {
    started.forEach(Process::destroyForcibly);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      // So that they can be deleted.
      for (String each : List.of("target/snippets", "target/site", RESULTS)) {
        if (Files.exists(site.folder().resolve(each))) {
          mode(site.folder().resolve(each), "rwxr-xr-x");
        }
      }
    }
  }

  private Process goal(String goal, List<String> before) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(GoalMain.command(goal, site.folder(), "-Djava.io.tmpdir=" + folder));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log(goal).toFile())
            .start();
    started.add(process);
    return process;
  }

  private Path log(String goal) {
    return folder.resolve(goal + ".log");
  }

  private String said(String goal) throws IOException {
    return Files.readString(log(goal));
  }

  @Test
  void the_second_build_says_whom_it_waits_for_and_both_end_well() throws Exception {
    Process proving = goal("prove", List.of());
    Path lock = site.folder().resolve("target/snippets/build.lock");
    while (proving.isAlive() && !(Files.exists(lock) && Files.size(lock) > 0)) {
      Thread.sleep(10);
    }
    Process generating = goal("generate", List.of());

    assertThat(proving.waitFor()).as(said("prove")).isZero();
    assertThat(generating.waitFor()).as(said("generate")).isZero();

    assertThat(said("generate"))
        .containsPattern(
            "waiting for another build of this project: jbake:prove, process %s, since "
                .formatted(proving.pid()))
        .contains("1 snippets: 0 ran, 1 from the cache");
    assertThat(files().get("en/page.html")).contains("first");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "root may write everywhere, but here can do less")
  void who_may_not_write_where_another_built_is_told_where_and_the_site_stands() throws Exception {
    List<String> asUser = List.of();
    if (Files.getOwner(folder).getName().equals("root")) {
      asUser = List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");
      Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")));
    }
    assertThat(goal("generate", List.of()).waitFor()).as(said("generate")).isZero();
    Map<String, String> before = files();
    page("second");
    for (String each : List.of("target/snippets", "target/site", "target/snippets/build.lock")) {
      Path place = site.folder().resolve(each);
      Set<PosixFilePermission> modes = Files.getPosixFilePermissions(place);
      mode(place, Files.isDirectory(place) ? "r-xr-xr-x" : "---------");

      assertThat(goal("generate", asUser).waitFor()).as(said("generate")).isOne();

      Files.setPosixFilePermissions(place, modes);
      assertThat(said("generate"))
          .contains("[ERROR] " + each)
          .contains(" have no permission\n    → let yourself ")
          .doesNotContain("\tat ");
      assertThat(files()).isEqualTo(before);
    }
    page("third");
    mode(site.folder().resolve(RESULTS), "r-xr-xr-x");
    assertThat(goal("generate", asUser).waitFor()).as(said("generate")).isZero();
    assertThat(said("generate"))
        .contains(".ovenproof/cache:1:1: warning: results are not kept or not found")
        .doesNotContain("\tat ");
    assertThat(files().get("en/page.html")).contains("third");
  }

  @Test
  void a_build_deletes_what_the_workers_of_a_killed_one_have_left_in_either_run() throws Exception {
    List<Path> left = new ArrayList<>();
    for (String scratch : List.of("scratch", "scratch.again")) {
      Path folder = site.folder().resolve("target/snippets").resolve(scratch);
      left.add(Files.createDirectories(folder.resolve("ovenproof-999999999-1-worker-1")));
    }

    assertThat(goal("prove", List.of()).waitFor()).as(said("prove")).isZero();

    assertThat(left).allMatch(Files::notExists);
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private Map<String, String> files() throws IOException {
    Path root = site.folder().resolve("target/site");
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
