/** Pages and what became of their snippets in, problems at their lines out. */
package org.ovenproof.generator.prove;
