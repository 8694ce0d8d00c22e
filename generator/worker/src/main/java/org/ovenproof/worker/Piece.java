package org.ovenproof.worker;

/**
 * A statement or declaration as JShell is given it.
 *
 * @param offset where in the cell's code it begins
 * @param shows whether its value is the cell's
 */
record Piece(String source, int offset, boolean shows) {}
