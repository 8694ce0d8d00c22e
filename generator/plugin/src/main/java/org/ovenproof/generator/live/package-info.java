/**
 * Changed files of a site in, the pages that they change out: what has to be parsed, run and
 * rendered again, and nothing else.
 */
package org.ovenproof.generator.live;
