/** The outcome of a snippet in, HTML or text out. */
package org.ovenproof.generator.output;
