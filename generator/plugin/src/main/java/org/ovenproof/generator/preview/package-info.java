/**
 * The author's preview: watches what the site is made of, bakes what changed, tells the browser.
 */
package org.ovenproof.generator.preview;
