package org.ovenproof.worker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of the process a page could change for the next one.
 *
 * @param properties the system properties
 * @param locale the default locale
 * @param timeZone the default time zone
 * @param ownStreams whether the standard streams are still the worker's
 * @param uncaught what is given the exceptions that nobody catches
 * @param files the files and sockets that are open, where the system tells (Linux does)
 * @param threads names of the other live threads that would keep running; a library's daemon
 *     threads are its own, those in the code of a cell are not
 */
record ProcessState(
    Map<String, String> properties,
    Locale locale,
    String timeZone,
    boolean ownStreams,
    Optional<Thread.UncaughtExceptionHandler> uncaught,
    Set<String> files,
    Set<String> threads) {

  /** JShell puts the classes that it makes of cells there. */
  private static final String CELL_PACKAGE = "REPL.";

  static ProcessState now(Streams streams) {
    Map<String, String> properties = new TreeMap<>();
    Properties system = System.getProperties();
    system.stringPropertyNames().forEach(name -> properties.put(name, system.getProperty(name)));
    Set<String> threads = new TreeSet<>();
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              boolean stays = !thread.isDaemon() || runsCell(stack);
              if (stays && thread != Thread.currentThread()) {
                threads.add(thread.getName() + "#" + thread.getId());
              }
            });
    return new ProcessState(
        properties,
        Locale.getDefault(),
        TimeZone.getDefault().getID(),
        !streams.replaced(),
        Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler()),
        OpenFiles.now(),
        threads);
  }

  private static boolean runsCell(StackTraceElement[] stack) {
    return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().startsWith(CELL_PACKAGE));
  }

  /** Returns what differs from {@code earlier}, in words; empty if nothing does. */
  List<String> since(ProcessState earlier) {
    List<String> differences = new ArrayList<>();
    Set<String> names = new TreeSet<>(properties.keySet());
    names.addAll(earlier.properties.keySet());
    for (String name : names) {
      // The JDK notes there what it finds out, such as that there are fonts.
      boolean noted = name.startsWith("sun.") && !earlier.properties.containsKey(name);
      if (!noted && !Objects.equals(properties.get(name), earlier.properties.get(name))) {
        differences.add("the system property " + name);
      }
    }
    if (!locale.equals(earlier.locale)) {
      differences.add("the default locale " + locale);
    }
    if (!timeZone.equals(earlier.timeZone)) {
      differences.add("the default time zone " + timeZone);
    }
    if (!ownStreams) {
      differences.add("a standard stream of its own");
    }
    if (!uncaught.equals(earlier.uncaught)) {
      differences.add("the default handler of uncaught exceptions");
    }
    for (String file : files) {
      if (!earlier.files.contains(file)) {
        differences.add("the open file " + file);
      }
    }
    for (String thread : threads) {
      if (!earlier.threads.contains(thread)) {
        differences.add("the thread " + thread.substring(0, thread.lastIndexOf('#')));
      }
    }
    return differences;
  }
}
