/** Holding clients back and letting them through with HAProxy. */
@NullMarked
package dev.firedrill.workflows.haproxy;

import org.jspecify.annotations.NullMarked;
