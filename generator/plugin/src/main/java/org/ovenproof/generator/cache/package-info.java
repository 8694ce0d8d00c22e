/** What was run before and need not run again: what a result depends on, and where it is kept. */
package org.ovenproof.generator.cache;
