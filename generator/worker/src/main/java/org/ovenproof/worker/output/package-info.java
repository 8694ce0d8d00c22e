/**
 * What cells print, return and throw comes in; what a page shows of it, as plain values and in its
 * order, goes out.
 */
package org.ovenproof.worker.output;
