/** HAProxy as the switch for client traffic. */
@NullMarked
package dev.firedrill.activities.haproxy;

import org.jspecify.annotations.NullMarked;
