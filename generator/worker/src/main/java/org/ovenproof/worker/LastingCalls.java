package org.ovenproof.worker;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What code can set for its whole process without a way to read it back, or to take it away. It is
 * known by the names that the constant pool of a class holds (JVM Specification, 4.4), so that code
 * which only looks counts too.
 */
final class LastingCalls {

  private static final Map<String, Pattern> WORDS =
      new TreeMap<>(
          Map.of(
              "a shutdown hook", Pattern.compile("addShutdownHook"),
              "the security providers and properties", type("security.Security"),
              "the logging", type("util.logging."),
              "the defaults of connections",
                  type("net.(?:Authenticator|CookieHandler|ProxySelector|ResponseCache)"),
              "the defaults of encrypted connections",
                  Pattern.compile("setDefault(?:SSL|Hostname)|javax[./]net[./]ssl[./]SSLContext"),
              "a factory of URLs or sockets",
                  Pattern.compile("set(?:URLStreamHandler|ContentHandler|Socket\\w*)Factory")));

  private LastingCalls() {}

  private static Pattern type(String name) {
    return Pattern.compile("java[./]" + name.replace(".", "[./]"));
  }

  /** Returns what a class may set, in words. */
  static Set<String> in(byte[] classFile) {
    String constants = new String(classFile, StandardCharsets.ISO_8859_1);
    Set<String> found = new TreeSet<>();
    WORDS.forEach(
        (what, pattern) -> {
          if (pattern.matcher(constants).find()) {
            found.add(what);
          }
        });
    return found;
  }
}
