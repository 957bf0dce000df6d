/**
 * The ground Firedrill stands on: its data folder, the database and the Temporal engine it keeps
 * running, and the worker that carries out procedures.
 */
@NullMarked
package dev.firedrill.web.engine;

import org.jspecify.annotations.NullMarked;
