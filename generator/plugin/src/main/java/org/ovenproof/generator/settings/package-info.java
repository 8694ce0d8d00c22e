/** Files and flags in, checked settings out, and with them what snippets run in. */
package org.ovenproof.generator.settings;
