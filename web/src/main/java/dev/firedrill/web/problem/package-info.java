/** How a machine is told what went wrong: problem details, RFC 9457. */
@NullMarked
package dev.firedrill.web.problem;

import org.jspecify.annotations.NullMarked;
