/** The runbooks there are: their pages, and the procedures that carry them out. */
@NullMarked
package dev.firedrill.web.catalogue;

import org.jspecify.annotations.NullMarked;
