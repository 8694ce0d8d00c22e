/**
 * The process in which snippets run: requests of a generator come in over a connection, replies go
 * out over the same one, to which no snippet can print. The code of a snippet is a cell here, as in
 * a notebook: the worker knows nothing of its page.
 */
package org.ovenproof.worker;
