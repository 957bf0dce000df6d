package dev.firedrill.activities.policy;

import dev.firedrill.activities.inventory.Environment;
import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.YamlFile;
import dev.firedrill.workflows.procedure.InventoryMistakes;
import dev.firedrill.workflows.procedure.Terms.Quorum;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The file that holds the policy. */
final class PolicyFile {

  private static final List<String> WORDS =
      Arrays.stream(Environment.values()).map(Environment::word).toList();
  private static final int MOST_APPROVALS = 9;

  private PolicyFile() {}

  /**
   * The rules of this file.
   *
   * @throws InventoryMistakes with every mistake of the file
   */
  static Rules read(Path path) {
    return YamlFile.read(path, "'environments:'", PolicyFile::rules);
  }

  private static Rules rules(Section file) {
    return new Rules(
        environments(file),
        freezes(file),
        Set.copyOf(file.optionalWords("without-a-person")),
        file.optionalSection("break-glass")
            .map(section -> section.text("approved-by"))
            .orElse(Rules.UNSAID.approvers()));
  }

  private static Map<Environment, EnvironmentRules> environments(Section file) {
    Map<Environment, EnvironmentRules> read = new EnumMap<>(Environment.class);
    Optional<Section> all = file.optionalSection("environments");
    for (Environment environment : Environment.values()) {
      all.flatMap(section -> section.optionalSection(environment.word()))
          .ifPresent(section -> read.put(environment, environment(section)));
    }
    return read;
  }

  private static EnvironmentRules environment(Section section) {
    int approvals = section.number("approvals", 0, MOST_APPROVALS);
    boolean starter = section.flag("starter-may-approve");
    Quorum quorum =
        section
            .optionalSection("escalation")
            .map(each -> new Quorum(approvals, each.duration("after"), each.text("adds")))
            .orElseGet(() -> new Quorum(approvals, null, null));
    return new EnvironmentRules(starter, quorum);
  }

  private static List<FreezeWindow> freezes(Section file) {
    List<FreezeWindow> read = new ArrayList<>();
    file.optionalSections("freeze").values().stream()
        .map(PolicyFile::freeze)
        .forEach(window -> window.ifPresent(read::add));
    return read;
  }

  private static Optional<FreezeWindow> freeze(Section section) {
    Optional<FreezeMoment> from =
        parse(section, "from", FreezeMoment.EXPECTED, FreezeMoment::parse);
    Optional<FreezeMoment> until =
        parse(section, "until", FreezeMoment.EXPECTED, FreezeMoment::parse);
    Optional<ZoneId> zone = parse(section, "zone", "a zone such as Europe/Berlin", ZoneId::of);
    Set<Environment> environments = bound(section);
    Set<String> except = Set.copyOf(section.optionalWords("except"));
    String reason = section.text("reason");
    if (from.isEmpty() || until.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FreezeWindow(
              section.name(), from.get(), until.get(), zone.get(), environments, except, reason));
    } catch (IllegalArgumentException e) {
      section.mistake("until", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static <T> Optional<T> parse(
      Section section, String key, String expected, Function<String, T> reading) {
    String text = section.text(key);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(reading.apply(text));
    } catch (IllegalArgumentException | DateTimeException e) {
      section.mistake(key, "'%s': expected %s; found %s".formatted(key, expected, text));
      return Optional.empty();
    }
  }

  private static Set<Environment> bound(Section section) {
    Set<Environment> bound = EnumSet.noneOf(Environment.class);
    for (String word : section.words("environments")) {
      if (WORDS.contains(word)) {
        bound.add(Environment.valueOf(word.toUpperCase(Locale.ROOT)));
      } else {
        String known = String.join(", ", WORDS);
        section.mistake(
            "environments", "'environments': expected some of " + known + "; found " + word);
      }
    }
    return bound;
  }
}
