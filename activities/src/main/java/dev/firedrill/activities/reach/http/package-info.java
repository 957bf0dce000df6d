/** HTTP: bounded questions to the interfaces of systems, and their answers as JSON. */
@NullMarked
package dev.firedrill.activities.reach.http;

import org.jspecify.annotations.NullMarked;
