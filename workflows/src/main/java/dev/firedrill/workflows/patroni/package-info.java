/** Recoveries of PostgreSQL clusters that Patroni runs. */
@NullMarked
package dev.firedrill.workflows.patroni;

import org.jspecify.annotations.NullMarked;
