/** What whoever runs snippets finds with {@link java.util.ServiceLoader}. */
package org.ovenproof.examples.session;
