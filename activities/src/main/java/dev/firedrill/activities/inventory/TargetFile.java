package dev.firedrill.activities.inventory;

import dev.firedrill.activities.reach.ssh.SshKeys;
import dev.firedrill.activities.secrets.SecretReference;
import dev.firedrill.workflows.procedure.TargetCard;
import dev.firedrill.workflows.procedure.TargetName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One file of the inventory. It is read as a tree of nodes: no YAML tag ever makes an object. */
final class TargetFile {

  private static final List<String> ENVIRONMENTS =
      Arrays.stream(Environment.values()).map(Environment::word).toList();

  /** Of what matters most: it works again, and with all but the newest hour (RTO, RPO). */
  private static final Duration LONGEST_OUTAGE = Duration.ofHours(4);

  private static final Duration LARGEST_LOSS = Duration.ofHours(1);

  private static final int MOST_WORDS = 200;

  /** A target with its card. */
  record Read(Target target, TargetCard card) {}

  private final Map<String, TargetReader<?>> readers;
  private final Mistakes mistakes;

  TargetFile(Path file, Map<String, TargetReader<?>> readers) {
    this.readers = readers;
    this.mistakes = new Mistakes(file);
  }

  List<String> mistakes() {
    return mistakes.lines();
  }

  /** The target, or nothing if there are mistakes. */
  Optional<Read> read(String text) {
    Section file = YamlFile.parse(text, mistakes, "'name:'");
    if (file == null) {
      return Optional.empty();
    }
    String system = file.text("system");
    Target target = common(file, system);
    TargetReader<?> reader = readers.get(system);
    if (reader == null) {
      String known = String.join(", ", readers.keySet().stream().sorted().toList());
      file.mistake("system", "'system': expected one of " + known + "; found " + system);
      return Optional.empty();
    }
    return read(file, target, reader);
  }

  private <C> Optional<Read> read(Section file, Target target, TargetReader<C> reader) {
    Optional<TargetCard> card = Optional.empty();
    try {
      C settings = reader.read(target.section());
      if (!reader.hosts(settings).isEmpty() && target.ssh().equals(SshKeys.NONE)) {
        file.section("ssh"); // which says that it is missing
      }
      if (mistakes.isEmpty()) {
        card = Optional.of(card(target, reader.members(settings), reader.hosts(settings)));
      }
    } catch (IllegalArgumentException e) {
      target.section().mistake("'" + target.system() + "': " + e.getMessage());
    }
    file.closeUnasked();
    return mistakes.isEmpty() ? card.map(each -> new Read(target, each)) : Optional.empty();
  }

  private static Target common(Section file, String system) {
    boolean stateful = file.flag("stateful");
    boolean first = file.optionalText("tier").filter(tier -> tier.matches("0*1")).isPresent();
    return new Target(
        name(file),
        system,
        environment(file.oneOf("environment", ENVIRONMENTS)),
        file.number("tier", 1, 4),
        promised(file, "recovery-time", first, LONGEST_OUTAGE),
        promised(file, "recovery-point", first, LARGEST_LOSS),
        stateful,
        backedUpBy(file, stateful),
        keys(file),
        file.section(system.isEmpty() ? "the system's section" : system));
  }

  /** A time that was promised; of a target of the first tier no longer one than this. */
  private static Duration promised(Section file, String key, boolean first, Duration most) {
    Duration said = file.duration(key);
    if (first && said.compareTo(most) > 0) {
      file.mistake(key, "'%s': of tier 1 at most %s; found %s".formatted(key, most, said));
    }
    return said;
  }

  private static String backedUpBy(Section file, boolean stateful) {
    String words = file.optionalText("backed-up-by").map(String::strip).orElse("");
    if (!words.isEmpty() && !stateful) {
      file.mistake("backed-up-by", "'backed-up-by': what is not stateful needs no backup");
    }
    if (words.length() > MOST_WORDS) {
      file.mistake("backed-up-by", "'backed-up-by': at most " + MOST_WORDS + " characters");
    }
    return words;
  }

  private static TargetName name(Section file) {
    String name = file.text("name");
    try {
      return new TargetName(name);
    } catch (IllegalArgumentException e) {
      file.mistake("name", "'name': " + e.getMessage());
      return new TargetName("missing");
    }
  }

  private static Environment environment(String word) {
    return Environment.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** A target none of whose hosts is reached over SSH needs no keys. */
  private static SshKeys keys(Section file) {
    return file.optionalSection("ssh").map(TargetFile::keysIn).orElse(SshKeys.NONE);
  }

  private static SshKeys keysIn(Section ssh) {
    String key = ssh.text("key");
    try {
      if (!key.isEmpty()) {
        SecretReference.parse(key);
      }
    } catch (IllegalArgumentException e) {
      ssh.mistake("key", "'key': " + e.getMessage());
    }
    return new SshKeys(ssh.path("known-hosts"), key);
  }

  private static TargetCard card(Target target, List<String> members, List<String> hosts) {
    return new TargetCard(
        target.name(),
        target.system(),
        target.environment().word(),
        target.tier(),
        words(target.recoveryTime()),
        members,
        hosts,
        target.stateful(),
        target.backedUpBy());
  }

  private static String words(Duration time) {
    String hours = time.toHours() == 0 ? "" : time.toHours() + " h ";
    String minutes = time.toMinutesPart() == 0 ? "" : time.toMinutesPart() + " min ";
    String seconds = time.toSecondsPart() == 0 ? "" : time.toSecondsPart() + " s";
    return (hours + minutes + seconds).strip();
  }
}
