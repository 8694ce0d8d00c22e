/**
 * Proven pages in, files out: the marks of a page are filled with its results, and templates make
 * the rest. The only package that knows Pebble.
 */
package org.ovenproof.generator.render;
