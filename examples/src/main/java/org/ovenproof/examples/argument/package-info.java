/** What every other package refuses wrong arguments with. */
package org.ovenproof.examples.argument;
