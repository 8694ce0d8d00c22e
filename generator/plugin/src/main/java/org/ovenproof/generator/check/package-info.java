/**
 * A published site beside a fresh bake of the same pages: what {@code proof.json} says of both, and
 * what their pages show.
 */
package org.ovenproof.generator.check;
