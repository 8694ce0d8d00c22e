/**
 * The code of a cell comes in, as text or as a class file; what stands in it, without being
 * compiled or run, goes out: its statements, its names, what JShell needs written out.
 */
package org.ovenproof.worker.code;
