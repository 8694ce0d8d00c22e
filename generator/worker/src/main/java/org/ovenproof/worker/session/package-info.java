/** The cells of a page come in, one after the other; the outcome of each goes out. */
package org.ovenproof.worker.session;
