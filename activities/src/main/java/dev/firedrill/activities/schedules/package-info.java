/** The file that holds the schedules. */
@NullMarked
package dev.firedrill.activities.schedules;

import org.jspecify.annotations.NullMarked;
