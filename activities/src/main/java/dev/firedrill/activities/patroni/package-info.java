/** Patroni clusters: their REST API, their etcd and their hosts. */
@NullMarked
package dev.firedrill.activities.patroni;

import org.jspecify.annotations.NullMarked;
