/**
 * The goals {@code prove}, {@code generate}, {@code inline} and {@code check}: each reads its
 * parameters, calls one service and tells of its failure.
 */
package org.ovenproof.generator.mojo;
