/**
 * The process in which snippets run. What a generator asks for over a connection comes in, what
 * came of it goes out, over a channel that no snippet prints to.
 */
package org.ovenproof.worker;
