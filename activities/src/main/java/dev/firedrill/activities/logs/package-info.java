/** The log of what is done: what goes over the wires, kept line by line beside the journal. */
@NullMarked
package dev.firedrill.activities.logs;

import org.jspecify.annotations.NullMarked;
