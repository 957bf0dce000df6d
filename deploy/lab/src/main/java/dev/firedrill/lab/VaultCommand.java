package dev.firedrill.lab;

import dev.firedrill.lab.vault.VaultFault;
import dev.firedrill.lab.vault.VaultLab;
import dev.firedrill.lab.vault.VaultPlan;
import dev.firedrill.lab.vault.VaultView;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** The Vault lab by hand: what a command line says of Vault, or of a fault that only Vault has. */
final class VaultCommand {

  static final String LAB = "vault";

  private final PrintStream out;

  VaultCommand(PrintStream out) {
    this.out = out;
  }

  /** Whether a command is about this lab. */
  static boolean isMeant(String object) {
    return object.equals(LAB) || VaultFault.find(object).isPresent();
  }

  void run(LabWords words, Path folder) {
    switch (words.verb()) {
      case "up" -> up(words, folder);
      case "break" ->
          out.println("hit: " + VaultLab.attach(folder).inject(VaultFault.named(words.object())));
      case "mend" -> VaultLab.attach(folder).mendAll();
      default -> status(VaultLab.attach(folder).view());
    }
  }

  private void up(LabWords words, Path folder) {
    try (VaultLab lab = VaultLab.start(folder, words.basePort())) {
      tell(lab);
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(VaultLab lab) {
    VaultPlan plan = lab.plan();
    out.println("Vault cluster \"secrets\" is up in " + plan.folder());
    VaultPlan.NODES.forEach(node -> out.printf("  %s    %s%n", node, plan.api(node)));
    out.printf(
        "  keys       %s/keys: the root token, then %d shares, of which %d unseal%n",
        plan.folder(), VaultPlan.SHARES, VaultPlan.THRESHOLD);
    out.println("  target     " + lab.targetFile());
    out.println("Ctrl-C stops everything.");
  }

  private void status(VaultView view) {
    VaultPlan.NODES.forEach(node ->
        out.printf(
            "%s  health %d  sealed %s  shares entered %d%n",
            node,
            view.health(node),
            view.sealed(node).map(String::valueOf).orElse("does not answer"),
            view.progress(node)));
    out.println("active       " + view.active().orElse("none"));
    out.println("may be lost  " + view.tolerance());
  }

  void usage() {
    out.println("up vault [--folder DIR] [--base-port N]");
    out.println("break FAULT | mend vault | status vault   [--folder DIR]");
    Arrays.stream(VaultFault.values())
        .forEach(fault -> out.printf("  %-22s %s%n", fault.words(), fault.effect()));
  }
}
