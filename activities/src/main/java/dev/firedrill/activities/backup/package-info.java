/** pgBackRest on a cluster's hosts. */
@NullMarked
package dev.firedrill.activities.backup;

import org.jspecify.annotations.NullMarked;
