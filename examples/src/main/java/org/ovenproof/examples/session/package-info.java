/**
 * The services of this module that a worker loads: how arrays are shown, and what is reset when a
 * session begins. {@link java.util.ServiceLoader} finds them.
 */
package org.ovenproof.examples.session;
