/** Worker processes: started, given their work, watched, and killed where they must be. */
package org.ovenproof.generator.run;
