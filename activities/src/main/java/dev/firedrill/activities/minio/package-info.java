/** Does what the MinIO runbook says: over S3 and MinIO's own API, and on the hosts over SSH. */
@NullMarked
package dev.firedrill.activities.minio;

import org.jspecify.annotations.NullMarked;
