/**
 * A whole bake, from the sources of a site to the published one: pages are parsed, snippets run or
 * their results taken from the cache, results proven, pages rendered and published.
 */
package org.ovenproof.generator.site;
