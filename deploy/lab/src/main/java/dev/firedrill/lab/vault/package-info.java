/** A real Vault cluster on loopback, without TLS: started, sealed, killed and looked at. */
@NullMarked
package dev.firedrill.lab.vault;

import org.jspecify.annotations.NullMarked;
