/** What the module costs beside a bare call of ND4J and beside direct loops. */
package org.ovenproof.examples.benchmark;
