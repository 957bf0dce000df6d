/** The routes for machines: what the screens show and do, as JSON, under {@code /api/v1}. */
@NullMarked
package dev.firedrill.web.api;

import org.jspecify.annotations.NullMarked;
