/**
 * What the code of pages has done to the process comes in; what of it a later page or a later cell
 * could see goes out.
 */
package org.ovenproof.worker.leftovers;
