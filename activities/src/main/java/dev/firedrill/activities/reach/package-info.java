/** What every wire has in common: how a server that cannot be reached says so. */
@NullMarked
package dev.firedrill.activities.reach;

import org.jspecify.annotations.NullMarked;
