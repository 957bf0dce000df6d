package dev.firedrill.lab.vault;

import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What Vault gave at init: the shares of its key, and the root token. In the lab's folder, for its
 * drills only; who has a real cluster's shares has its secrets.
 */
record VaultKeys(List<String> shares, String root) {

  VaultKeys {
    shares = List.copyOf(shares);
  }

  static VaultKeys of(JsonNode init) {
    List<String> shares = new ArrayList<>();
    init.path("keys_base64").forEach(share -> shares.add(share.asString("")));
    return new VaultKeys(shares, init.path("root_token").asString(""));
  }

  void write(Path folder) {
    TextFile.write(file(folder), "rw-------", root + "\n" + String.join("\n", shares) + "\n");
  }

  static VaultKeys read(Path folder) {
    try {
      List<String> lines = Files.readAllLines(file(folder));
      return new VaultKeys(lines.subList(1, lines.size()), lines.getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw new LabFailure("No keys in " + file(folder) + ": the cluster was not set up", e);
    }
  }

  @Override
  public String toString() {
    return "keys of a lab";
  }

  private static Path file(Path folder) {
    return folder.resolve("keys");
  }
}
