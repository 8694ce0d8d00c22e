/**
 * What a snippet can show. Everything here is an immutable value that depends on the JDK alone, so
 * a library can say how it wants to be shown without knowing who shows it.
 */
package org.ovenproof.display;
