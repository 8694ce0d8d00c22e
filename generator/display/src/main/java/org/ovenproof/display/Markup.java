package org.ovenproof.display;

import java.util.Objects;

/**
 * HTML that the author vouches for: it reaches the page as it is.
 *
 * @param html a fragment that is allowed inside a {@code <div>}
 */
public record Markup(String html) implements Output {

  public Markup {
    Objects.requireNonNull(html, "html");
  }

  /** Returns the HTML itself. */
  @Override
  public String toString() {
    return html;
  }

  @Override
  public boolean needsAlternative() {
    return false;
  }
}
