/** The folders of a site in; what lies in them, and where in its files something stands, out. */
package org.ovenproof.generator.source;
