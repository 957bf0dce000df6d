package dev.firedrill.activities.vault;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.secrets.SecretReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Vault cluster as its target's file states it.
 *
 * @param token where the token is found with which the outcome is verified
 * @param canary the path of a secret that holds nothing and is only read, to see that reads work
 * @param tolerance how many nodes may be lost when all is well
 * @param keyServer what unseals the nodes by itself, to see whether it answers; empty for none
 * @param snapshots where its snapshots are kept; empty if Firedrill takes none
 */
record VaultSettings(
    List<Node> nodes,
    SecretReference token,
    String canary,
    int tolerance,
    Optional<URI> keyServer,
    Optional<SnapshotSettings> snapshots) {

  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_./-]+");
  private static final int MOST = 9;

  /**
   * One node.
   *
   * @param api where it listens itself, never a load balancer before it
   */
  record Node(String name, URI api) {

    Node {
      requireNonNull(name, "name");
      requireNonNull(api, "api");
    }
  }

  VaultSettings {
    nodes = List.copyOf(nodes);
    requireNonNull(token, "token");
    requireNonNull(canary, "canary");
    requireNonNull(keyServer, "keyServer");
    requireNonNull(snapshots, "snapshots");
    if (nodes.stream().map(Node::api).distinct().count() < nodes.size()) {
      throw new IllegalArgumentException("two nodes have the same api: each is asked for itself");
    }
    requireApart(nodes, snapshots.flatMap(SnapshotSettings::scratch));
  }

  /** What runs in the scratch place is ended and removed. */
  private static void requireApart(List<Node> nodes, Optional<ScratchSettings> scratch) {
    if (scratch.isPresent()
        && nodes.stream().anyMatch(node -> node.api().equals(scratch.get().api()))) {
      throw new IllegalArgumentException("the scratch place is one of the cluster's nodes");
    }
  }

  static VaultSettings read(Section vault) {
    List<Node> nodes = new ArrayList<>();
    vault.sections("nodes").forEach((name, each) -> nodes.add(new Node(name, each.uri("api"))));
    return new VaultSettings(
        nodes,
        reference(vault, "token"),
        canary(vault),
        vault.number("tolerance", 0, MOST),
        vault.optionalUri("key-server"),
        vault.optionalSection("snapshots").map(SnapshotSettings::read));
  }

  /** A reference to a secret; what stands there instead of one is not repeated. */
  static SecretReference reference(Section section, String key) {
    String text = section.text(key);
    try {
      return SecretReference.parse(text);
    } catch (IllegalArgumentException e) {
      if (!text.isEmpty()) {
        section.mistake(key, "'" + key + "': " + e.getMessage());
      }
      return new SecretReference(SecretReference.Source.FILE, "/nowhere");
    }
  }

  private static String canary(Section vault) {
    String text = vault.text("canary");
    if (!text.isEmpty() && !isPath(text)) {
      vault.mistake("canary", "'canary': expected a path such as secret/data/firedrill-canary");
    }
    return text;
  }

  /** Names with a slash between two of them, and nowhere else. */
  private static boolean isPath(String text) {
    return PATH.matcher(text).matches()
        && !text.startsWith("/")
        && !text.endsWith("/")
        && !text.contains("//");
  }
}
