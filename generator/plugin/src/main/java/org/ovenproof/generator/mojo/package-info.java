/**
 * The goals of the plugin: each reads its parameters, calls one service and tells of its failure.
 */
package org.ovenproof.generator.mojo;
