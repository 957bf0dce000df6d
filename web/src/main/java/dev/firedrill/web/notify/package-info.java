/**
 * Tells people elsewhere what waits for them: gates, which expire in minutes, parked runs,
 * schedules that did not do their work, and missing backups.
 */
@NullMarked
package dev.firedrill.web.notify;

import org.jspecify.annotations.NullMarked;
