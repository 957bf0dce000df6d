/** The rules under which a run is admitted. */
@NullMarked
package dev.firedrill.activities.policy;

import org.jspecify.annotations.NullMarked;
