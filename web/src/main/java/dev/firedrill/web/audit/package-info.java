/** The audit: its lines, their export, and what is known of its chain. */
@NullMarked
package dev.firedrill.web.audit;

import org.jspecify.annotations.NullMarked;
