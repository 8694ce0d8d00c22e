/**
 * The changes of files, as the system tells them, and what browsers ask for in; pages in browsers
 * and lines in the terminal out.
 */
package org.ovenproof.generator.preview;
