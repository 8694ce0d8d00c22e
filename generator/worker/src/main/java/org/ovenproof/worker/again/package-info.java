/**
 * A process that runs pages a second time comes in; one that differs in what no result may follow
 * from, and what its cells have read that no key knows of, go out.
 */
package org.ovenproof.worker.again;
