/** The locks on targets as the desk shows and moves them; what takes them are the runs. */
@NullMarked
package dev.firedrill.web.locks;

import org.jspecify.annotations.NullMarked;
