package org.ovenproof.generator.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.mojo.GoalMain;

/**
 * What {@link KilledBuilds} looks for, behind a few builds: {@code killed.builds} (3) says how
 * many, {@code killed.seed} which moments.
 */
@Timeout(value = 6, unit = TimeUnit.HOURS)
@EnabledOnOs(value = OS.LINUX, disabledReason = "processes are found by their working folders")
class KilledBuildsTest {

  private static final int BUILDS = Integer.getInteger("killed.builds", 3);
  private static final long SEED = Long.getLong("killed.seed", System.nanoTime());

  @TempDir private Path folder;

  @Test
  void the_site_is_whole_behind_a_kill_and_the_next_build_takes_away_what_was_left()
      throws Exception {
    folder = folder.toRealPath();
    List<String> command =
        GoalMain.command(
            "generate",
            KilledBuilds.project(folder),
            "-Djava.io.tmpdir=" + KilledBuilds.temporary(folder));
    KilledBuilds builds = new KilledBuilds(folder, command, SEED);
    List<String> wrong = new ArrayList<>(builds.begin());
    for (int build = 0; build < BUILDS; build++) {
      wrong.addAll(builds.kill());
    }
    assertThat(wrong).as("seed " + SEED).isEmpty();
  }
}
