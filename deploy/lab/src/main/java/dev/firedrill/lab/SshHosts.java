package dev.firedrill.lab;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One sshd per host, for keys only, with a known_hosts file; the user {@value #USER}, and the
 * sudoers file that bounds what it may do.
 */
public final class SshHosts {

  public static final String USER = "firedrill-lab";

  private static final String MAY = "NOPASSWD: ";
  private static final Pattern LOGGED = Pattern.compile("; USER=(\\S+) ; COMMAND=(.*)$");

  private final Path lab;
  private final Map<String, String> addresses;
  private final int port;
  private final LabProcesses processes;
  private final Path folder;

  /**
   * The hosts of the lab in this folder.
   *
   * @param addresses of the hosts, by name
   * @param port of every sshd
   */
  public SshHosts(Path lab, Map<String, String> addresses, int port, LabProcesses processes) {
    this.lab = lab;
    this.addresses = Map.copyOf(addresses);
    this.port = port;
    this.processes = processes;
    this.folder = lab.resolve("ssh");
  }

  /** Makes the user, the keys and the files; the user may do with sudo what stands there. */
  public void prepare(String sudoers) {
    makeUser();
    makeKey("id_ed25519");
    write("authorized_keys", "rw-r--r--", publicKey("id_ed25519"));
    StringBuilder known = new StringBuilder();
    Template config = Template.beside(SshHosts.class, "sshd_config");
    addresses.forEach((host, address) -> {
      makeKey("host-" + host);
      known.append("[%s]:%d %s".formatted(address, port, keyAndType(publicKey("host-" + host))));
      Map<String, String> values =
          Map.of(
              "folder",
              lab.toString(),
              "host",
              host,
              "address",
              address,
              "ssh-port",
              Integer.toString(port));
      write("sshd-" + host + ".conf", "rw-r--r--", config.fill(values));
    });
    write("known_hosts", "rw-r--r--", known.toString());
    installSudoers(sudoers);
  }

  /** Starts the sshd of a host unless it runs, and waits until it accepts. */
  public void start(String host) {
    if (processes.running(processName(host)).isPresent()) {
      return;
    }
    processes.start(
        processName(host),
        folder.resolve("sshd-" + host + ".log"),
        List.of("/usr/sbin/sshd", "-D", "-e", "-f", folder + "/sshd-" + host + ".conf"));
    Await.until("sshd of " + host + " accepts", Duration.ofMinutes(3), () -> accepts(host));
  }

  /** Ends the sshd of a host and every session that it carries. */
  public void kill(String host) {
    Optional<Long> listener = processes.running(processName(host));
    listener.flatMap(ProcessHandle::of).stream()
        .flatMap(ProcessHandle::descendants)
        .filter(child -> LabProcesses.commandLine(child.pid()).startsWith("sshd: "))
        .forEach(ProcessHandle::destroyForcibly);
    processes.end(processName(host), "KILL");
  }

  boolean accepts(String host) throws IOException {
    InetSocketAddress address = new InetSocketAddress(addresses.get(host), port);
    try (SocketChannel channel = SocketChannel.open(address)) {
      return channel.isConnected();
    }
  }

  /** From here on the user may do nothing with sudo. */
  public void removeSudoers() {
    try {
      Files.deleteIfExists(sudoersFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void installSudoers(String text) {
    write("sudoers", "r--r-----", text + logging(text));
    Command.run("visudo", "-cf", folder + "/sudoers");
    // Other labs' sudo reads the folder meanwhile: it never sees half a file.
    Command.run("install", "-m", "0440", folder + "/sudoers", sudoersFile() + ".new");
    Command.run("mv", "-T", sudoersFile() + ".new", sudoersFile().toString());
  }

  /** Has sudo write down the commands of this lab, and of no other one with the same user. */
  private String logging(String text) {
    String commands =
        text.lines()
            .filter(line -> line.startsWith(USER))
            .map(line -> line.substring(line.indexOf(MAY) + MAY.length()))
            .collect(Collectors.joining(", "));
    String alias = own().replace('-', '_').toUpperCase(Locale.ROOT);
    return "Cmnd_Alias %s = %s%nDefaults!%s logfile=%s, loglinelen=0%n"
        .formatted(alias, commands, alias, sudoLog());
  }

  private Path sudoLog() {
    return folder.resolve("sudo.log");
  }

  /**
   * What the user has done with sudo, as sudo's own log has it, the oldest first: {@code
   * firedrill-lab@lab $ sudo -n -u WHO COMMAND}.
   */
  public List<String> commands() {
    try {
      return Files.exists(sudoLog())
          ? Files.readAllLines(sudoLog()).stream()
              .map(LOGGED::matcher)
              .filter(Matcher::find)
              .map(
                  line -> "%s@lab $ sudo -n -u %s %s".formatted(USER, line.group(1), line.group(2)))
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One file per lab, as no two have an sshd in common; sudo ignores names with a dot. */
  private Path sudoersFile() {
    return Path.of("/etc/sudoers.d", own());
  }

  private String own() {
    String address = addresses.values().stream().sorted().findFirst().orElseThrow();
    return USER + "-" + address.replace('.', '-') + "-" + port;
  }

  /** One process at a time: who changes the list of users has it locked. */
  private void makeUser() {
    Path lock = Path.of(System.getProperty("java.io.tmpdir"), USER + ".lock");
    try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE)) {
      channel.lock();
      makeUserAlone();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeUserAlone() {
    if (Command.attempt("id", USER).exit() != 0) {
      Command.run(
          "useradd", "--system", "--no-create-home", "--home-dir", "/", "--shell", "/bin/sh", USER);
    }
    // No password, but not locked: sshd refuses keys of a locked account.
    Command.run("usermod", "-p", "*", USER);
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

  private void write(String name, String mode, String text) {
    TextFile.write(folder.resolve(name), mode, text);
  }

  private static String keyAndType(String publicKey) {
    String[] words = publicKey.strip().split(" ");
    return words[0] + " " + words[1] + "\n";
  }

  private static String processName(String host) {
    return "sshd-" + host;
  }
}
