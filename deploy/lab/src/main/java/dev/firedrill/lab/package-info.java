/**
 * Real clusters on loopback: started, broken by name, and observed independently of the code under
 * test. What every lab needs stands here; each system has its own package.
 */
@NullMarked
package dev.firedrill.lab;

import org.jspecify.annotations.NullMarked;
