/**
 * From pages to the published site. The only package that knows AsciidoctorJ (pages), Pebble
 * (templates) and JBake (configuration, rendering, assets).
 */
package org.ovenproof.generator.site;
