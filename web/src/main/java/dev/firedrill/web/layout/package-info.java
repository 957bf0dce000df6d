/** What every screen has around it: the bar, the notices, the marks of states, the error pages. */
@NullMarked
package dev.firedrill.web.layout;

import org.jspecify.annotations.NullMarked;
