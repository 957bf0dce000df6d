/** The web application: its main class, and the commands of its jar. */
@NullMarked
package dev.firedrill.web;

import org.jspecify.annotations.NullMarked;
