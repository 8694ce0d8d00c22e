package org.ovenproof.generator.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.process.Kernels;
import org.ovenproof.generator.process.Processor;

/**
 * A page on a native library, which has code of its own for each kind of processor, comes out the
 * same whichever the machine has it choose.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PortableNumbersTest {

  /** A processor without FMA, for each of the libraries. */
  private static final Map<String, String> OLDER =
      Map.of(
          "OPENBLAS_CORETYPE", "Sandybridge",
          "ONEDNN_MAX_CPU_ISA", "AVX",
          "DNNL_MAX_CPU_ISA", "AVX",
          "MKL_CBWR", "AVX",
          "GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX2_Usable,-FMA_Usable");

  private static final String PAGE =
      """
      = Numbers

      [source%run,java]
      ----
      import org.bytedeco.openblas.global.openblas;
      int n = 64;
      var random = new Random(7);
      float[] numbers() {
        float[] drawn = new float[n * n];
        for (int i = 0; i < drawn.length; i++) { drawn[i] = (float) random.nextGaussian(); }
        return drawn;
      }
      float[] product = new float[n * n];
      openblas.cblas_sgemm(openblas.CblasRowMajor, openblas.CblasNoTrans, openblas.CblasNoTrans,
          n, n, n, 1, numbers(), n, numbers(), n, 0, product, n);
      product[0] + " " + Arrays.hashCode(product)
      ----
      """;

  @TempDir private Path folder;

  private SiteProject site;

  @BeforeEach
  void write() throws IOException {
    Assumptions.assumeTrue(Kernels.isPortable(Processor.here()));
    folder = folder.toRealPath();
    site = SiteProject.ours(folder.resolve("site"), "1", "").write("content/en/page.adoc", PAGE);
  }

  @Test
  void a_product_of_matrices_is_the_same_whatever_the_machine_chooses() throws Exception {
    String here = baked("portable", Map.of());
    assertThat(baked("portable", OLDER)).isEqualTo(here);
    assertThat(baked("native", OLDER)).as("what it would have chosen").isNotEqualTo(here);
  }

  /** Bakes the site in a process with some variables, and returns its page. */
  private String baked(String kernels, Map<String, String> variables) throws Exception {
    site.write(
        "jbake.properties",
        """
        template.page.file=page.peb
        snippets.imports=java.util.*
        snippets.cache=off
        snippets.kernels=%s
        """
            .formatted(kernels));
    Path log = folder.resolve("log.txt");
    String library =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(path -> path.matches(".*[/\\\\](javacpp|openblas)-[^/\\\\]*"))
            .collect(Collectors.joining(File.pathSeparator));
    ProcessBuilder goal =
        new ProcessBuilder(
            GoalMain.command(
                "generate", site.folder(), "-D" + GoalMain.CLASS_PATH + "=" + library));
    goal.environment().putAll(variables);
    Process process = goal.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    return Files.readString(site.folder().resolve("target/site/en/page.html"));
  }
}
