/** A session of a page in; the script and the notebook that a reader takes home of it out. */
package org.ovenproof.generator.takehome;
