/** Backups and their archive: the proof that they are there and can be restored. */
@NullMarked
package dev.firedrill.workflows.backup;

import org.jspecify.annotations.NullMarked;
