/** A session of a page in, out the script and the notebook that a reader takes home. */
package org.ovenproof.generator.takehome;
