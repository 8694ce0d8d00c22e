package org.ovenproof.generator.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker is started with does not follow the processor, nor what its user says of it. */
class KernelsTest {

  private static final Processor OLD = new Processor("amd64", false, "Core 2", "Core 2, sse3");
  private static final Processor PLAIN = new Processor("amd64", true, "Core i5", "i5, avx2 fma");
  private static final Processor WIDE = new Processor("amd64", true, "Xeon", "Xeon, avx512f");

  private static final Map<String, String> OF_USER =
      Map.of(
          "OPENBLAS_CORETYPE", "SkylakeX",
          "OPENBLAS_VERBOSE", "2",
          "DNNL_MAX_CPU_ISA", "AVX512_CORE",
          "MKL_CBWR", "AVX512",
          "GLIBC_TUNABLES", "glibc.malloc.check=3",
          "CUDA_VISIBLE_DEVICES", "1",
          "LD_LIBRARY_PATH", "/opt/lib",
          "TOKEN", "secret");

  @Test
  void processors_of_an_architecture_are_told_the_same() {
    Kernels.Pinned plain = Kernels.PORTABLE.on(PLAIN, Map.of());
    assertThat(Kernels.PORTABLE.on(WIDE, Map.of())).isEqualTo(plain);
    assertThat(Kernels.PORTABLE.on(PLAIN, Map.of("OPENBLAS_CORETYPE", "Zen"))).isEqualTo(plain);
    assertThat(plain.environment()).containsEntry("OPENBLAS_CORETYPE", "Haswell");
  }

  @Test
  void what_the_user_says_of_processors_does_not_count_but_for_libraries_and_devices() {
    assertThat(Kernels.PORTABLE.on(WIDE, OF_USER).environment())
        .containsEntry("OPENBLAS_CORETYPE", "Haswell")
        .containsEntry("DNNL_MAX_CPU_ISA", "AVX2")
        .containsEntry("CUDA_VISIBLE_DEVICES", "1")
        .containsEntry("LD_LIBRARY_PATH", "/opt/lib")
        .doesNotContainKeys("TOKEN", "OPENBLAS_VERBOSE")
        .doesNotContainValue("glibc.malloc.check=3");
  }

  @Test
  void a_processor_that_has_not_what_is_pinned_computes_as_it_can() {
    Kernels.Pinned old = Kernels.PORTABLE.on(OLD, Map.of());
    assertThat(old).isEqualTo(Kernels.NATIVE.on(OLD, Map.of()));
    assertThat(old.environment()).isEmpty();
    assertThat(old.jvm()).isEmpty();
    assertThat(Kernels.isPortable(OLD)).isFalse();
  }

  @Test
  void natively_each_processor_has_results_of_its_own() {
    Kernels.Pinned wide = Kernels.NATIVE.on(WIDE, OF_USER);
    assertThat(wide.environment())
        .containsEntry("OPENBLAS_CORETYPE", "SkylakeX")
        .containsEntry("MKL_CBWR", "AVX512")
        .doesNotContainKeys("TOKEN", "GLIBC_TUNABLES");
    assertThat(wide.key()).isNotEqualTo(Kernels.NATIVE.on(PLAIN, OF_USER).key());
    assertThat(wide.key()).isNotEqualTo(Kernels.PORTABLE.on(WIDE, OF_USER).key());
  }

  @Test
  void architectures_do_not_share_results() {
    Processor arm = new Processor("aarch64", false, "Neoverse", "Neoverse, sve");
    Kernels.Pinned pinned = Kernels.PORTABLE.on(arm, OF_USER);
    assertThat(pinned.key()).isNotEqualTo(Kernels.PORTABLE.on(WIDE, OF_USER).key());
    assertThat(pinned.environment()).containsEntry("OPENBLAS_CORETYPE", "ARMV8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Portable", "PORTABLE", "", "avx2"})
  void other_words_are_none(String text) {
    assertThat(Kernels.of(text)).isEmpty();
  }
}
