/**
 * The process in which snippets run: a JShell session a page, its results sent to the generator
 * over a channel that no snippet prints to.
 */
package org.ovenproof.worker;
