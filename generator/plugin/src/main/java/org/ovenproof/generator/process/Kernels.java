package org.ovenproof.generator.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which code the native libraries and the JVM of a worker choose where several compute the same: by
 * themselves they take the fastest that the processor has, and each rounds in a way of its own.
 */
public enum Kernels {
  /** The same on every processor of an architecture. */
  PORTABLE,

  /** What each library takes for the fastest. */
  NATIVE;

  /** Variables of a build's environment that tell native libraries what to do. */
  private static final List<String> OF_LIBRARIES =
      List.of("OPENBLAS_", "ONEDNN_", "DNNL_", "MKL_", "CUDA_", "NVIDIA_");

  private static final String LIBRARY_PATH = "LD_LIBRARY_PATH";

  /** Those of {@link #OF_LIBRARIES} that choose by processor. */
  private static final List<String> OF_PROCESSORS =
      List.of("OPENBLAS_", "ONEDNN_", "DNNL_", "MKL_");

  /**
   * What pins x86-64 to AVX2 and FMA. OpenBLAS reads its own variable, oneDNN one of two names by
   * its version, and MKL a third. The C library chooses the code of {@code exp} and its like by FMA
   * alone; what it has for AVX-512 besides is switched off.
   */
  private static final Map<String, String> AVX2 =
      Map.of(
          "OPENBLAS_CORETYPE", "Haswell",
          "ONEDNN_MAX_CPU_ISA", "AVX2",
          "DNNL_MAX_CPU_ISA", "AVX2",
          "MKL_CBWR", "COMPATIBLE",
          "GLIBC_TUNABLES",
              "glibc.cpu.hwcaps=-AVX512F,-AVX512VL,-AVX512BW,-AVX512DQ,-AVX512CD,-AVX512ER,-AVX512PF");

  /** What pins 64-bit ARM to what all of its processors have. */
  private static final Map<String, String> ARMV8 = Map.of("OPENBLAS_CORETYPE", "ARMV8");

  /**
   * Returns what a worker is started with on this machine.
   *
   * @param variables those of the build's environment
   */
  public Pinned on(Processor processor, Map<String, String> variables) {
    Map<String, String> passed = ofLibraries(variables);
    Optional<Pinned> pinned = this == NATIVE ? Optional.empty() : pinned(processor);
    if (pinned.isEmpty()) {
      return new Pinned(
          List.of(), passed, "native: " + processor.name(), "native " + processor.identity());
    }
    passed.keySet().removeIf(name -> begins(name, OF_PROCESSORS));
    passed.putAll(pinned.get().environment());
    return new Pinned(pinned.get().jvm(), passed, pinned.get().name(), pinned.get().key());
  }

  /** Returns those variables of an environment that tell native libraries what to do. */
  public static Map<String, String> ofLibraries(Map<String, String> variables) {
    Map<String, String> those = new TreeMap<>(variables);
    those.keySet().removeIf(name -> !name.equals(LIBRARY_PATH) && !begins(name, OF_LIBRARIES));
    return those;
  }

  /** Whether results can be made here that are the same on every processor of its architecture. */
  public static boolean isPortable(Processor processor) {
    return pinned(processor).isPresent();
  }

  private static Optional<Pinned> pinned(Processor processor) {
    return switch (processor.architecture()) {
      case "amd64", "x86_64" ->
          processor.hasAvx2AndFma()
              // The vector API has code of its own for AVX-512.
              ? Optional.of(
                  new Pinned(
                      List.of("-XX:UseAVX=2"),
                      AVX2,
                      "portable: x86-64 with AVX2 and FMA",
                      "portable x86-64 1"))
              : Optional.empty();
      case "aarch64" ->
          Optional.of(
              new Pinned(List.of("-XX:UseSVE=0"), ARMV8, "portable: 64-bit ARM", "portable ARM 1"));
      default -> Optional.empty();
    };
  }

  private static boolean begins(String name, List<String> prefixes) {
    return prefixes.stream().anyMatch(name::startsWith);
  }

  /** Returns what a setting calls it, if it calls one of them. */
  public static Optional<Kernels> of(String text) {
    for (Kernels each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * What a worker is started with.
   *
   * @param jvm flags of its JVM
   * @param environment variables that native libraries read
   * @param name what a reader is told of it
   * @param key what a result depends on besides these
   */
  public record Pinned(
      List<String> jvm, Map<String, String> environment, String name, String key) {}
}
