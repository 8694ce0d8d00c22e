/**
 * What a page is: plain data, with {@link org.ovenproof.generator.page.Marks} in the place of what
 * its snippets will show.
 */
package org.ovenproof.generator.page;
