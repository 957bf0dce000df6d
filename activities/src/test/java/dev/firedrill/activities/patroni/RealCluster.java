package dev.firedrill.activities.patroni;

import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.TargetReader;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.reach.ssh.SshShell;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.workflows.procedure.TargetName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real cluster and what reaches it, put together as the application does. */
public final class RealCluster implements AutoCloseable {

  /** The target's name in the lab's file. */
  public static final TargetName ORDERS = new TargetName("orders-db");

  private final PatroniLab lab = PatroniLab.startTemporary();
  private final HttpReach http = new HttpReach();
  private final PatroniReader reader = new PatroniReader();
  private final Targets targets;
  private final Shells shells = keys -> new SshShell(keys, RealCluster::key);

  public RealCluster() {
    Path folder = lab.targetFile().getParent();
    if (folder == null) {
      throw new IllegalStateException("the lab's target file lies in no folder");
    }
    List<TargetReader<?>> readers = List.of(reader);
    this.targets = Targets.read(folder, readers);
  }

  /** The cluster as the lab sees it. */
  public PatroniLab lab() {
    return lab;
  }

  PatroniHands patroni() {
    return new PatroniHands(targets, shells, http, reader);
  }

  /** Hands that know this command, which powers any member's host off from another one. */
  PatroniHands patroniWithPowerOff(Path folder, String member, List<String> command)
      throws IOException {
    String ssh = reader.read(targets.require(ORDERS).section()).member(member).ssh().toString();
    String declared =
        "      power-off: { ssh: \"%s\", command: [%s] }\n"
            .formatted(ssh, String.join(", ", command));
    String target = Files.readString(lab.targetFile());
    Files.writeString(
        folder.resolve("orders.yaml"), target.replaceAll("(?m)^    pg-\\d:\n", "$0" + declared));
    return new PatroniHands(Targets.read(folder, List.of(reader)), shells, http, reader);
  }

  PatroniCheck check() {
    return new PatroniCheck(shells, http, reader);
  }

  /** The inventory that the lab wrote. */
  public Targets targets() {
    return targets;
  }

  /** Shells with the lab's keys. */
  public Shells shells() {
    return shells;
  }

  /** Whether sudo would run this on the member's host as that user; it is not run. */
  boolean sudoAllows(String member, String user, List<String> command) {
    Target orders = targets.require(ORDERS);
    MemberSettings host = reader.read(orders.section()).member(member);
    List<String> argv = new ArrayList<>(List.of("sudo", "-n", "-l", "-u", user));
    argv.addAll(command);
    Shell shell = shells.with(orders.ssh());
    Result said =
        Await.seen(
            "what sudo says of " + command,
            Duration.ofMinutes(3),
            () -> shell.run(host.ssh(), argv, "", Duration.ofMinutes(1)),
            each -> !each.isUnknown());
    return said.succeeded();
  }

  private static byte[] key(String reference) {
    try {
      return Files.readAllBytes(Path.of(reference.substring("file:".length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    lab.close();
  }
}
