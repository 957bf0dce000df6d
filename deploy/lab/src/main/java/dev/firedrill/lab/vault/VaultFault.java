package dev.firedrill.lab.vault;

import dev.firedrill.lab.LabFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A way to break a Vault cluster, by the words an SRE would use. */
public enum VaultFault {
  SEAL_NODE("vault-2 restarts, and so is sealed"),
  SEAL_LEADER("whoever leads is sealed; another leads"),
  KILL_NODE("SIGKILL vault-2"),
  SEAL_ALL("all three restart, and so are sealed: nobody is served"),
  OTHER_ATTEMPT("vault-2 restarts, and somebody enters one share there and leaves");

  private final String effect;

  VaultFault(String effect) {
    this.effect = effect;
  }

  /** The fault's name on the command line, such as {@code seal-node}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String effect() {
    return effect;
  }

  /** The fault of this name, if it is one of Vault's. */
  public static Optional<VaultFault> find(String words) {
    return Arrays.stream(values()).filter(fault -> fault.words().equals(words)).findFirst();
  }

  /** The fault of this name. */
  public static VaultFault named(String words) {
    return find(words)
        .orElseThrow(
            () -> new LabFailure("No fault \"%s\"; there are: %s".formatted(words, all())));
  }

  private static String all() {
    return Arrays.stream(values()).map(VaultFault::words).collect(Collectors.joining(", "));
  }
}
