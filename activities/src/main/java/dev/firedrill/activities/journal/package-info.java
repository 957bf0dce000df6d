/** What runs tell and people do, kept: screens read it, and the audit chain proves it. */
@NullMarked
package dev.firedrill.activities.journal;

import org.jspecify.annotations.NullMarked;
