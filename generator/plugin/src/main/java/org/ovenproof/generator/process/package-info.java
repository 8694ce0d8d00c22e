/**
 * The settings of workers in, processes to talk to out: started, watched, killed where they must
 * be, and what killed ones have left swept.
 */
package org.ovenproof.generator.process;
