package org.ovenproof.generator.parse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The header of a page in the form that JBake has for pages of every markup: lines of {@code
 * name=value} that a separator ends.
 *
 * @param attributes what it says, as the attributes that say the same in AsciiDoc
 * @param rest the page with blank lines in the place of the header, so that each line keeps its
 *     number
 */
record JBakeHeader(Map<String, String> attributes, String rest) {

  /** Returns the header of a page, if it begins with one. */
  static Optional<JBakeHeader> of(String page, String separator) {
    Map<String, String> attributes = new LinkedHashMap<>();
    int start = 0;
    int lines = 0;
    while (start < page.length()) {
      int end = page.indexOf('\n', start);
      String line = page.substring(start, end < 0 ? page.length() : end).strip();
      start = end < 0 ? page.length() : end + 1;
      lines++;
      if (line.equals(separator)) {
        return attributes.isEmpty()
            ? Optional.empty()
            : Optional.of(new JBakeHeader(attributes, "\n".repeat(lines) + page.substring(start)));
      }
      int equals = line.indexOf('=');
      if (equals > 0) {
        attributes.put(
            "jbake-" + line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      } else if (!line.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
