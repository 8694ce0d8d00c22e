/**
 * The outcome of a snippet in, HTML or text out, and files of its pictures, named by their pixels.
 */
package org.ovenproof.generator.output;
