/** Turns the report of a run of snippets into tests. */
package org.ovenproof.junit;
