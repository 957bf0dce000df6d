/** SSH: fixed commands on pinned hosts, by public key only. */
@NullMarked
package dev.firedrill.activities.reach.ssh;

import org.jspecify.annotations.NullMarked;
