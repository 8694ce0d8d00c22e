package org.ovenproof.generator.page;

/**
 * What the file of a page says by its place.
 *
 * @param language the language of the page; empty outside of the languages' folders
 * @param name its path without language and extension: the same in every language
 */
public record PageName(String language, String name) {}
