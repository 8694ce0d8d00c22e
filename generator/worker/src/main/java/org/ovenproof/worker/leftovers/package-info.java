/**
 * Finds what the code of a page has changed in the process, or left running, that a later page or
 * cell could see. It undoes nothing: such a process serves no other page.
 */
package org.ovenproof.worker.leftovers;
