/** What a snippet is: plain data, known to every other stage. */
package org.ovenproof.generator.snippet;
