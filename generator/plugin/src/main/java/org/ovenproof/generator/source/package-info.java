/** The folders of a site in, out what lies in them, and where in its files something stands. */
package org.ovenproof.generator.source;
