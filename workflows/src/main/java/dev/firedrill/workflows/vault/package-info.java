/**
 * HashiCorp Vault with raft storage: what a recovery sees of it, decides about it and asks of it.
 */
@NullMarked
package dev.firedrill.workflows.vault;

import org.jspecify.annotations.NullMarked;
