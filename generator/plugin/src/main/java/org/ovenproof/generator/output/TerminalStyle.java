package org.ovenproof.generator.output;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/**
 * How a terminal shows a character (ECMA-48, 8.3.117). A colour is the nearest of the sixteen that
 * every theme has its own hue for: one that was chosen for black would not be read on white.
 *
 * @param foreground the number of a colour, -1 for the page's own
 * @param background the same behind the character
 */
record TerminalStyle(
    int foreground,
    int background,
    boolean bold,
    boolean faint,
    boolean italic,
    boolean underlined,
    boolean inverse,
    boolean struck) {

  static final TerminalStyle PLAIN =
      new TerminalStyle(-1, -1, false, false, false, false, false, false);

  private static final List<String> NAMES =
      List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");

  /** How strong the steps of the colour cube of 256 colours are. */
  private static final int[] CUBE = {0, 95, 135, 175, 215, 255};

  /** From which difference of its strongest and its weakest part on a colour has a hue. */
  private static final int HUE = 48;

  /**
   * Returns the style after a sequence with these parameters; what is not known changes nothing.
   */
  TerminalStyle with(String parameters) {
    if (!parameters.matches("[0-9;:]*")) {
      return this;
    }
    int[] codes =
        Arrays.stream(parameters.split("[;:]", -1))
            .mapToInt(code -> code.isEmpty() ? 0 : code.length() > 4 ? -1 : Integer.parseInt(code))
            .toArray();
    TerminalStyle style = this;
    for (int at = 0; at < codes.length; at++) {
      int code = codes[at];
      if (code == 38 || code == 48) {
        int mode = at + 1 < codes.length ? codes[at + 1] : -1;
        int length = mode == 5 ? 3 : mode == 2 ? 5 : 1;
        // With colons, a colour of three parts may have the number of its space before them.
        boolean space = mode == 2 && parameters.indexOf(':') >= 0 && codes.length - at > 5;
        int first = at + 2 + (space ? 1 : 0);
        if (length > 1 && at + length - 1 + (space ? 1 : 0) < codes.length) {
          int color =
              mode == 5
                  ? ofPalette(codes[first])
                  : nearest(codes[first], codes[first + 1], codes[first + 2]);
          style = code == 38 ? style.inColor(color) : style.on(color);
        }
        at += length - 1 + (space ? 1 : 0);
      } else {
        style = style.with(code);
      }
    }
    return style;
  }

  private TerminalStyle with(int code) {
    if (code >= 30 && code <= 37 || code >= 90 && code <= 97) {
      return inColor(code < 90 ? code - 30 : code - 90 + NAMES.size());
    }
    if (code >= 40 && code <= 47 || code >= 100 && code <= 107) {
      return on(code < 100 ? code - 40 : code - 100 + NAMES.size());
    }
    return switch (code) {
      case 0 -> PLAIN;
      case 1 -> marked(true, faint, italic, underlined, inverse, struck);
      case 2 -> marked(bold, true, italic, underlined, inverse, struck);
      case 3 -> marked(bold, faint, true, underlined, inverse, struck);
      case 4, 21 -> marked(bold, faint, italic, true, inverse, struck);
      case 7 -> marked(bold, faint, italic, underlined, true, struck);
      case 9 -> marked(bold, faint, italic, underlined, inverse, true);
      case 22 -> marked(false, false, italic, underlined, inverse, struck);
      case 23 -> marked(bold, faint, false, underlined, inverse, struck);
      case 24 -> marked(bold, faint, italic, false, inverse, struck);
      case 27 -> marked(bold, faint, italic, underlined, false, struck);
      case 29 -> marked(bold, faint, italic, underlined, inverse, false);
      case 39 -> inColor(-1);
      case 49 -> on(-1);
      default -> this;
    };
  }

  private TerminalStyle inColor(int color) {
    return new TerminalStyle(color, background, bold, faint, italic, underlined, inverse, struck);
  }

  private TerminalStyle on(int color) {
    return new TerminalStyle(foreground, color, bold, faint, italic, underlined, inverse, struck);
  }

  private TerminalStyle marked(
      boolean isBold,
      boolean isFaint,
      boolean isItalic,
      boolean isUnderlined,
      boolean isInverse,
      boolean isStruck) {
    return new TerminalStyle(
        foreground, background, isBold, isFaint, isItalic, isUnderlined, isInverse, isStruck);
  }

  private static int ofPalette(int number) {
    if (number < 0 || number > 255) {
      return -1;
    }
    if (number < 2 * NAMES.size()) {
      return number;
    }
    if (number >= 232) {
      int grey = 8 + 10 * (number - 232);
      return nearest(grey, grey, grey);
    }
    int cube = number - 16;
    return nearest(CUBE[cube / 36], CUBE[cube / 6 % 6], CUBE[cube % 6]);
  }

  /** Returns the colour of the same hue. */
  private static int nearest(int red, int green, int blue) {
    int strongest = Math.max(red, Math.max(green, blue));
    int weakest = Math.min(red, Math.min(green, blue));
    if (strongest - weakest < HUE) {
      return strongest < 64 ? 0 : strongest < 160 ? 8 : strongest < 224 ? 7 : 15;
    }
    int middle = (strongest + weakest) / 2;
    int color = (red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0);
    return strongest > 192 ? color + NAMES.size() : color;
  }

  /** Returns the classes of an element that is shown so, separated by spaces; empty if plain. */
  String classes() {
    StringJoiner classes = new StringJoiner(" ");
    if (foreground >= 0) {
      classes.add("ansi-" + name(foreground));
    }
    if (background >= 0) {
      classes.add("ansi-on-" + name(background));
    }
    add(classes, bold, "ansi-bold");
    add(classes, faint, "ansi-faint");
    add(classes, italic, "ansi-italic");
    add(classes, underlined, "ansi-underline");
    add(classes, inverse, "ansi-inverse");
    add(classes, struck, "ansi-strike");
    return classes.toString();
  }

  private static void add(StringJoiner classes, boolean is, String name) {
    if (is) {
      classes.add(name);
    }
  }

  private static String name(int color) {
    String name = NAMES.get(color % NAMES.size());
    return color < NAMES.size() ? name : "bright-" + name;
  }
}
