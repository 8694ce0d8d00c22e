/**
 * Sessions in, the outcomes of their snippets out: kept ones from the cache, others by a run, some
 * of them by a second run or in advance of an edit.
 */
package org.ovenproof.generator.run;
