package org.ovenproof.generator.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ovenproof.display.Output;
import org.ovenproof.display.Text;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Shown;

/**
 * What of a snippet's outcome its page shows: what it printed as a terminal shows it, both streams
 * in their order, and its values between.
 */
public final class ShownParts {

  private final List<Part> parts = new ArrayList<>();

  private ShownParts() {}

  /**
   * Returns them in their order.
   *
   * @param places puts the place in the page where a printed stack trace names a line of a cell
   */
  public static List<Part> of(
      Outcome outcome, Options.Stderr stderr, UnaryOperator<String> places) {
    ShownParts shown = new ShownParts();
    TerminalText terminal = new TerminalText();
    for (Shown each : outcome.shown()) {
      boolean error = each.source() == Shown.Source.STDERR;
      if (error && stderr == Options.Stderr.HIDDEN) {
        continue;
      }
      if (each.source() != Shown.Source.VALUE) {
        terminal.write(places.apply(((Text) each.output()).text()), error);
        continue;
      }
      shown.addPrinted(terminal);
      terminal = new TerminalText();
      shown.parts.add(
          each.output() instanceof Text text
              ? new Value(new Text(places.apply(text.text()), text.kind()))
              : new Value(each.output()));
    }
    shown.addPrinted(terminal);
    return shown.parts;
  }

  private void addPrinted(TerminalText terminal) {
    List<TerminalText.Line> lines = terminal.lines();
    if (!lines.isEmpty()) {
      parts.add(new Printed(lines));
    }
  }

  /** Printed text or a value. */
  public sealed interface Part {}

  /** What was printed between two values, at least one line. */
  public record Printed(List<TerminalText.Line> lines) implements Part {

    /**
     * Returns it as one box, whose lines tell where they are from if they are from both streams.
     *
     * @param label what standard error is called, as HTML
     */
    public String html(String label) {
      boolean errors = lines.stream().anyMatch(TerminalText.Line::hasError);
      if (!errors) {
        return box("output-stdout", "", joined(lines));
      }
      String group = " role=\"group\" aria-label=\"%s\"".formatted(label);
      if (lines.stream().allMatch(line -> line.isError() || line.text().isEmpty())) {
        return box("output-stderr", group, joined(lines));
      }
      StringBuilder html = new StringBuilder();
      for (int at = 0; at < lines.size(); ) {
        int end = at;
        while (end < lines.size() && lines.get(end).isError()) {
          end++;
        }
        if (end > at) {
          // The line break lies inside, since the element ends a line by itself.
          html.append("<span class=\"stderr\"%s>".formatted(group));
          html.append(joined(lines.subList(at, end))).append("\n</span>");
          at = end;
        } else {
          html.append(lines.get(at++).html(group)).append('\n');
        }
      }
      return box("output-stdout output-streams", "", html.toString().stripTrailing());
    }

    private static String box(String cssClass, String attributes, String html) {
      return "<pre class=\"" + cssClass + "\"" + attributes + ">\n" + html + "</pre>\n";
    }

    private static String joined(List<TerminalText.Line> lines) {
      return String.join("\n", lines.stream().map(line -> line.html(null)).toList());
    }
  }

  /** What a page shows of a value. */
  public record Value(Output output) implements Part {}
}
