/** What the generator and a worker say to each other, and how it is written down. */
package org.ovenproof.worker.protocol;
