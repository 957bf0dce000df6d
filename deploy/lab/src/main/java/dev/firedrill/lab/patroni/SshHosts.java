package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.LabProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One sshd per host, for keys only, with a known_hosts file; the user {@value
 * PatroniPlan#SSH_USER}, and the sudoers file that bounds what it may do.
 */
final class SshHosts {

  private final PatroniPlan plan;
  private final LabFiles files;
  private final LabProcesses processes;
  private final Path folder;

  SshHosts(PatroniPlan plan, LabFiles files, LabProcesses processes) {
    this.plan = plan;
    this.files = files;
    this.processes = processes;
    this.folder = plan.folder().resolve("ssh");
  }

  void prepare() {
    makeUser();
    makeKey("id_ed25519");
    files.write("ssh/authorized_keys", "rw-r--r--", publicKey("id_ed25519"));
    StringBuilder known = new StringBuilder();
    PatroniPlan.hosts()
        .forEach((host, address) -> {
          makeKey("host-" + host);
          known.append(
              "[%s]:%d %s"
                  .formatted(address, plan.sshPort(), keyAndType(publicKey("host-" + host))));
          Map<String, String> values = LabFiles.with(plan.values(), "host", host);
          values.put("address", address);
          files.write(
              "ssh/sshd-" + host + ".conf", "rw-r--r--", LabFiles.fill("sshd_config", values));
        });
    files.write("ssh/known_hosts", "rw-r--r--", known.toString());
    installSudoers();
  }

  /** Starts the sshd of a host unless it runs, and waits until it accepts. */
  void start(String host) {
    if (processes.running(processName(host)).isPresent()) {
      return;
    }
    processes.start(
        processName(host),
        folder.resolve("sshd-" + host + ".log"),
        List.of("/usr/sbin/sshd", "-D", "-e", "-f", folder + "/sshd-" + host + ".conf"));
    Await.until("sshd of " + host + " accepts", Duration.ofSeconds(5), () -> accepts(host));
  }

  /** Ends the sshd of a host and every session that it carries. */
  void kill(String host) {
    Optional<Long> listener = processes.running(processName(host));
    listener.flatMap(ProcessHandle::of).stream()
        .flatMap(ProcessHandle::descendants)
        .filter(child -> LabProcesses.commandLine(child.pid()).startsWith("sshd: "))
        .forEach(ProcessHandle::destroyForcibly);
    processes.end(processName(host), "KILL");
  }

  boolean accepts(String host) throws IOException {
    InetSocketAddress address = new InetSocketAddress(PatroniPlan.address(host), plan.sshPort());
    try (SocketChannel channel = SocketChannel.open(address)) {
      return channel.isConnected();
    }
  }

  void removeSudoers() {
    try {
      Files.deleteIfExists(sudoersFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void installSudoers() {
    files.write("ssh/sudoers", "r--r-----", files.sudoers());
    Command.run("visudo", "-cf", folder + "/sudoers");
    Command.run("install", "-m", "0440", folder + "/sudoers", sudoersFile().toString());
  }

  /** One file per lab; sudo ignores names with a dot. */
  private Path sudoersFile() {
    return Path.of("/etc/sudoers.d/firedrill-lab-" + plan.basePort());
  }

  private void makeUser() {
    if (Command.attempt("id", PatroniPlan.SSH_USER).exit() != 0) {
      Command.run(
          "useradd",
          "--system",
          "--no-create-home",
          "--home-dir",
          "/",
          "--shell",
          "/bin/sh",
          PatroniPlan.SSH_USER);
    }
    // No password, but not locked: sshd refuses keys of a locked account.
    Command.run("usermod", "-p", "*", PatroniPlan.SSH_USER);
    Command.run("install", "-d", "-m", "0755", "/run/sshd");
  }

  private void makeKey(String name) {
    Command.run(
        "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "lab", "-f", folder + "/" + name);
  }

  private String publicKey(String name) {
    try {
      return Files.readString(folder.resolve(name + ".pub"));
    } catch (IOException e) {
      throw new LabFailure("No public key " + name, e);
    }
  }

  private static String keyAndType(String publicKey) {
    String[] words = publicKey.strip().split(" ");
    return words[0] + " " + words[1] + "\n";
  }

  private static String processName(String host) {
    return "sshd-" + host;
  }
}
