/** Proven pages in, files out. The only package that knows Pebble. */
package org.ovenproof.generator.render;
