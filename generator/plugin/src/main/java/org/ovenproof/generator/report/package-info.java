/** What is said to the author: problems at their line, and the report of a build. */
package org.ovenproof.generator.report;
