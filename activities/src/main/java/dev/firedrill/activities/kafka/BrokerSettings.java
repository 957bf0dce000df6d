package dev.firedrill.activities.kafka;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.reach.kafka.Listener;
import dev.firedrill.activities.reach.ssh.SshHost;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One broker of a cluster.
 *
 * @param id its node id
 * @param listener where clients reach it
 * @param config the file that Kafka is started with there: its process is known by it
 * @param directories all that its {@code log.dirs} and {@code metadata.log.dir} name
 * @param start the command that starts Kafka there if it does not run
 * @param storage the command that is Kafka's storage tool there; none where nobody may format
 * @param stop the command that ends Kafka there; none where nobody may
 * @param expendable files that may be removed there to make room
 * @param kept the folder to which the log of a dead leader is copied; null where there is none
 */
record BrokerSettings(
    String name,
    int id,
    Listener listener,
    SshHost ssh,
    Path config,
    List<Path> directories,
    List<String> start,
    List<String> storage,
    List<String> stop,
    List<Path> expendable,
    @Nullable Path kept) {

  private static final int MOST = 1_000_000;

  BrokerSettings {
    requireNonNull(name, "name");
    requireNonNull(listener, "listener");
    requireNonNull(ssh, "ssh");
    requireNonNull(config, "config");
    directories = List.copyOf(directories);
    start = List.copyOf(start);
    storage = List.copyOf(storage);
    stop = List.copyOf(stop);
    expendable = List.copyOf(expendable);
  }

  static BrokerSettings read(String name, Section broker) {
    List<Path> directories = paths(broker, "directories", broker.words("directories"));
    return new BrokerSettings(
        name,
        broker.number("id", 0, MOST),
        listener(broker),
        broker.sshHost("ssh"),
        broker.path("config"),
        directories,
        broker.words("start"),
        broker.optionalWords("storage"),
        broker.optionalWords("stop"),
        paths(broker, "expendable", broker.optionalWords("expendable")),
        kept(broker, directories));
  }

  /** In a log directory Kafka takes every folder for a partition's, and ends at any other. */
  private static @Nullable Path kept(Section broker, List<Path> directories) {
    Path kept = broker.optionalPath("kept").orElse(null);
    if (kept != null && directories.stream().anyMatch(kept.normalize()::startsWith)) {
      broker.mistake("kept", "'kept': expected a folder outside of the log directories");
    }
    return kept;
  }

  private static Listener listener(Section broker) {
    String text = broker.text("listener");
    try {
      return Listener.parse(text);
    } catch (IllegalArgumentException e) {
      if (!text.isEmpty()) {
        broker.mistake("listener", "'listener': " + e.getMessage());
      }
      return new Listener("missing.invalid", 9092);
    }
  }

  private static List<Path> paths(Section broker, String key, List<String> texts) {
    List<Path> paths = texts.stream().map(Path::of).toList();
    paths.stream()
        .filter(each -> !each.isAbsolute() || !each.normalize().equals(each))
        .forEach(
            each -> broker.mistake(key, "'" + key + "': expected absolute paths; found " + each));
    return paths;
  }
}
