package org.ovenproof.generator.process;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The processor of this machine.
 *
 * @param architecture as the JVM calls it, {@code amd64} say
 * @param hasAvx2AndFma whether an x86-64 processor has these instructions, which all have since
 *     2013 (Intel) and 2015 (AMD), but for the smallest
 * @param name what its maker calls it, as far as the system says
 * @param identity what tells it from those that may compute otherwise: its name and all that it can
 */
public record Processor(String architecture, boolean hasAvx2AndFma, String name, String identity) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private static final String NAME = "model name";

  /** Lines of {@link #CPU_INFO} that say what a processor is. */
  private static final List<String> IDENTITY =
      List.of(NAME, "flags", "CPU implementer", "CPU part", "Features");

  /** Where Windows says it. */
  private static final String WINDOWS = "PROCESSOR_IDENTIFIER";

  /** Returns that of this machine. */
  public static Processor here() {
    String architecture = System.getProperty("os.arch", "");
    boolean x86 = architecture.equals("amd64") || architecture.equals("x86_64");
    Map<String, String> identity = identityHere(architecture);
    return new Processor(
        architecture,
        x86 && hasAvx2AndFmaHere(),
        identity.getOrDefault(NAME, architecture),
        String.join(", ", identity.values()));
  }

  /** The JVM has asked the processor, and has switched on what there is. */
  private static boolean hasAvx2AndFmaHere() {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return Integer.parseInt(jvm.getVMOption("UseAVX").getValue()) >= 2
          && Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue());
    } catch (RuntimeException | NoClassDefFoundError anotherJvm) {
      return false;
    }
  }

  private static Map<String, String> identityHere(String architecture) {
    Map<String, String> identity = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(CPU_INFO)) {
        int colon = line.indexOf(':');
        String key = colon < 0 ? "" : line.substring(0, colon).strip();
        if (IDENTITY.contains(key)) {
          identity.putIfAbsent(key, line.substring(colon + 1).strip());
        }
      }
    } catch (IOException notLinux) {
      Optional.ofNullable(System.getenv(WINDOWS)).ifPresent(name -> identity.put(NAME, name));
    }
    identity.put("architecture", architecture);
    return identity;
  }
}
