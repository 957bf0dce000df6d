/** MinIO: what a recovery sees of its nodes and drives, decides about them and asks of them. */
@NullMarked
package dev.firedrill.workflows.minio;

import org.jspecify.annotations.NullMarked;
