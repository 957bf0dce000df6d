package dev.firedrill.activities.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.inventory.TargetReader;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.lab.Template;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.workflows.procedure.TargetCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people copy: the example is a target without a mistake, and its sudoers lines are the lab's.
 */
class ExampleTargetTest {

  private static final Path EXAMPLES = Path.of("..", "targets", "examples");
  private static final String STARTS_PATRONI = ".*/bin/(systemctl start |start-)patroni.*";
  private static final List<TargetReader<?>> READERS = List.of(new PatroniReader());

  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("user", "firedrill"),
          Map.entry("data", "/var/lib/postgresql/15/main"),
          Map.entry("data-pattern", "/var/lib/postgresql/15/main"),
          Map.entry("backup-config", "/etc/pgbackrest.conf"),
          Map.entry("backup-config-pattern", "/etc/pgbackrest\\.conf"),
          Map.entry("stanza", "orders"),
          Map.entry("socket", "/run/haproxy/admin.sock"),
          Map.entry("sql-socket", "/var/run/postgresql"),
          Map.entry("sql-socket-pattern", "/var/run/postgresql"),
          Map.entry("scratch-pattern", "/var/lib/postgresql/scratch"),
          Map.entry("postgres-bin", "/usr/lib/postgresql/15/bin"),
          Map.entry("postgres-bin-pattern", "/usr/lib/postgresql/15/bin"),
          Map.entry("postgres-port", "5432"),
          Map.entry("folder", "/lab"),
          Map.entry("member", "pg-1"));

  @Test
  void theExampleIsATargetWithoutAMistake(@TempDir Path folder) throws IOException {
    Files.copy(EXAMPLES.resolve("orders-db.yaml.example"), folder.resolve("orders-db.yaml"));
    Targets targets = Targets.read(folder, READERS);
    assertThat(targets.targets())
        .singleElement()
        .extracting(TargetCard::members)
        .isEqualTo(List.of("pg-1", "pg-2", "pg-3"));
  }

  @Test
  void thatABackupIsYoungerThanADayCannotBeConfiguredAway(@TempDir Path folder) throws IOException {
    String example = Files.readString(EXAMPLES.resolve("orders-db.yaml.example"));
    Files.writeString(
        folder.resolve("orders-db.yaml"), example.replace("backup-age: P1D", "backup-age: P30D"));
    assertThatThrownBy(() -> Targets.read(folder, READERS))
        .hasMessageContaining(
            "'backup-age': a backup has to be younger than a day, so at most P1D; found P");
  }

  @Test
  void anExampleIsNeverLoadedByItself() {
    assertThat(Targets.read(EXAMPLES, READERS).targets()).isEmpty();
    assertThat(Targets.read(EXAMPLES.resolve(".."), READERS).targets()).isEmpty();
  }

  @Test
  void sudoAllowsWhatTheLabProved() throws IOException {
    String lab = Template.beside(PatroniLab.class, "sudoers").fill(VALUES);
    assertThat(lines(Files.readString(EXAMPLES.resolve("sudoers.example"))))
        .hasSizeGreaterThan(10)
        .containsExactlyInAnyOrderElementsOf(lines(lab));
  }

  /** The lines that are settings; how Patroni is started is each site's own. */
  private static List<String> lines(String sudoers) {
    return Stream.of(sudoers.split("\n"))
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .filter(line -> !line.matches(STARTS_PATRONI))
        .toList();
  }
}
