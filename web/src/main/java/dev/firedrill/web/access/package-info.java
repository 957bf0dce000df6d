/** Who may in, and who may do what: local accounts, sessions, and one rule for every route. */
@NullMarked
package dev.firedrill.web.access;

import org.jspecify.annotations.NullMarked;
