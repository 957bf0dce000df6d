/** What a run proves, as a signed bundle of files for people and machines; docs/evidence.md. */
@NullMarked
package dev.firedrill.web.evidence;

import org.jspecify.annotations.NullMarked;
