package dev.firedrill.web.access;

/**
 * The hash that a password is tried against where there is no account, so that an unknown name
 * takes as long as a known one.
 */
record Decoy(String hash) {}
