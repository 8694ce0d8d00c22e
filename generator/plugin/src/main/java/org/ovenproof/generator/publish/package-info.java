/**
 * Files in, a published site out, whole or not at all; and the record of what need not be done
 * again.
 */
package org.ovenproof.generator.publish;
