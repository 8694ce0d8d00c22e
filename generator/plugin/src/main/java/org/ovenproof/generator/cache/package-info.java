/**
 * What results depend on in, their keys out; results in, and the same results out to later builds.
 */
package org.ovenproof.generator.cache;
