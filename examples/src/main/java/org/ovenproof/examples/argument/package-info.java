/** Checks of the arguments of public methods, with one wording for all packages. */
package org.ovenproof.examples.argument;
