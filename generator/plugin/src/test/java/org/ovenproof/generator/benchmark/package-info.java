/** Builds timed from outside, as whole processes. Nothing here is a test: no time is asserted. */
package org.ovenproof.generator.benchmark;
