package org.ovenproof.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
 * @param ownStreams whether standard output and error are still the worker's
 * @param threads names of the live threads that would keep running
 */
record ProcessState(
    Map<String, String> properties,
    Locale locale,
    String timeZone,
    boolean ownStreams,
    Set<String> threads) {

  static ProcessState now(Streams streams) {
    Map<String, String> properties = new TreeMap<>();
    Properties system = System.getProperties();
    system.stringPropertyNames().forEach(name -> properties.put(name, system.getProperty(name)));
    Set<String> threads = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!thread.isDaemon()) {
        threads.add(thread.getName() + "#" + thread.getId());
      }
    }
    return new ProcessState(
        properties,
        Locale.getDefault(),
        TimeZone.getDefault().getID(),
        !streams.replaced(),
        threads);
  }

  /** Returns what differs from {@code earlier}, in words; empty if nothing does. */
  List<String> since(ProcessState earlier) {
    List<String> differences = new ArrayList<>();
    Set<String> names = new TreeSet<>(properties.keySet());
    names.addAll(earlier.properties.keySet());
    for (String name : names) {
      // Libraries note their own discoveries in properties of their own; those are kept.
      boolean changed =
          earlier.properties.containsKey(name)
              && !Objects.equals(properties.get(name), earlier.properties.get(name));
      if (changed) {
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
    for (String thread : threads) {
      if (!earlier.threads.contains(thread)) {
        differences.add("the thread " + thread.substring(0, thread.lastIndexOf('#')));
      }
    }
    return differences;
  }
}
