/** A real Patroni cluster with etcd, HAProxy, pgBackRest and one sshd per host. */
@NullMarked
package dev.firedrill.lab.patroni;

import org.jspecify.annotations.NullMarked;
