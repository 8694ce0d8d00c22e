/**
 * Files in, a published site out, whole or not at all; and the record by which the next build sees
 * that nothing has changed.
 */
package org.ovenproof.generator.publish;
