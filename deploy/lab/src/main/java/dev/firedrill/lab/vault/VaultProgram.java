package dev.firedrill.lab.vault;

import dev.firedrill.lab.GoProgram;
import dev.firedrill.lab.Template;
import java.util.Map;

/** Vault itself, which no package registry has as a program: Go builds it from its module. */
final class VaultProgram {

  /** 1.21.4 does not build outside of its repository: its sdk lies between two published ones. */
  static final String VERSION = "1.21.0";

  private static final int GO_MINOR = 25;

  /**
   * Vault's own build tag that leaves the plugins of the clouds out: most of what Go would compile,
   * and nothing that raft, Shamir's seal, transit or kv need.
   */
  private static final String WITHOUT_CLOUDS = "minimal";

  private VaultProgram() {}

  static GoProgram ofThisLab() {
    return new GoProgram(
        "vault",
        VERSION,
        GO_MINOR,
        "some minutes",
        WITHOUT_CLOUDS,
        ".",
        Map.of(
            "go.mod", text("go.mod"),
            "main.go", text("main.go")));
  }

  private static String text(String name) {
    return Template.beside(VaultProgram.class, name).fill(Map.of("vault-version", VERSION));
  }
}
