/** A MinIO cluster on loopback, each drive a file system of its own: started, broken, observed. */
@NullMarked
package dev.firedrill.lab.minio;

import org.jspecify.annotations.NullMarked;
