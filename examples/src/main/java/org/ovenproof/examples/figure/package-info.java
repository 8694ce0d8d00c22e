/** Arrays as figures: pictures of pixels, and drawings in SVG, whose text stays text. */
package org.ovenproof.examples.figure;
