package org.ovenproof.generator.snippet;

/**
 * Where a line of a snippet's code stands.
 *
 * @param source the line of the file that the author edits
 * @param shift how many characters of that line come before the code, as of indented code
 */
public record CodeLine(SourceLine source, int shift) {}
