/** AsciiDoc in, pages out. The only package that knows Asciidoctor. */
package org.ovenproof.generator.parse;
