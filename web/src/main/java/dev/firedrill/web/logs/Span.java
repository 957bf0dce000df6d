package dev.firedrill.web.logs;

/**
 * A piece of a line in one style.
 *
 * @param style the names of CSS classes, apart by spaces; empty for none
 */
record Span(String style, String text) {}
