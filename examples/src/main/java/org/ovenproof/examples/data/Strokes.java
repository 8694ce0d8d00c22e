package org.ovenproof.examples.data;

import java.util.List;

/**
 * How each digit is written, on a field that reaches from -1 to 1 downwards and about from -0.6 to
 * 0.6 across.
 */
final class Strokes {

  private static final List<List<Stroke>> DIGITS =
      List.of(
          List.of(Stroke.smooth(0, -1, .55, -.5, .55, .5, 0, 1, -.55, .5, -.55, -.5, 0, -1)),
          List.of(Stroke.straight(-.32, -.6, .08, -1, .08, 1)),
          List.of(
              Stroke.smooth(-.52, -.55, -.3, -.92, .12, -1, .48, -.7, .4, -.2, -.05, .35, -.55, 1),
              Stroke.straight(-.55, 1, .58, 1)),
          List.of(
              Stroke.smooth(-.5, -.78, -.05, -1, .44, -.72, .34, -.22, -.12, -.06),
              Stroke.smooth(-.12, -.06, .38, .1, .52, .5, .12, .98, -.55, .75)),
          List.of(Stroke.straight(.2, -1, -.58, .38, .6, .38), Stroke.straight(.26, -.3, .26, 1)),
          List.of(
              Stroke.straight(.48, -1, -.4, -1, -.48, -.12),
              Stroke.smooth(-.48, -.12, .05, -.28, .5, .1, .48, .62, .02, 1, -.55, .8)),
          List.of(
              Stroke.smooth(
                  .36, -1, -.22, -.5, -.5, .25, -.4, .8, .02, 1, .46, .75, .45, .25, .04, .02, -.4,
                  .22)),
          List.of(Stroke.straight(-.55, -1, .55, -1, -.12, 1)),
          List.of(
              Stroke.smooth(
                  0, -1, .42, -.55, 0, -.08, -.5, .48, 0, 1, .5, .48, 0, -.08, -.42, -.55, 0, -1)),
          List.of(
              Stroke.smooth(
                  .45, -.4, .1, -.06, -.38, -.22, -.46, -.7, -.05, -1, .38, -.82, .48, -.3, .26,
                  .45, -.1, 1)));

  private Strokes() {}

  /** The strokes of a digit, {@code 0 <= digit <= 9}. */
  static List<Stroke> of(int digit) {
    return DIGITS.get(digit);
  }
}
