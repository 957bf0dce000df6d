/** S3: objects by Amazon's own client, and other requests that are signed as those are. */
@NullMarked
package dev.firedrill.activities.reach.s3;

import org.jspecify.annotations.NullMarked;
