/** A whole bake: pages parsed, proven, rendered and published. */
package org.ovenproof.generator.site;
