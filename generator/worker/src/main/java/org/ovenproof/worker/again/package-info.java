/**
 * The second run of a page, which confirms its results. What results may not depend on is made to
 * differ from the first run: the order of sets and the time. The files and hosts that cells read go
 * out, so that those can be told which no key knows of.
 */
package org.ovenproof.worker.again;
