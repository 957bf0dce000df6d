package dev.firedrill.activities.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.workflows.procedure.InventoryMistakes;
import dev.firedrill.workflows.procedure.WhenHeld;
import dev.firedrill.workflows.schedules.Overlap;
import dev.firedrill.workflows.schedules.Part;
import dev.firedrill.workflows.schedules.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that holds the schedules: every key, every default, every mistake with its line. */
class ScheduleFileTest {

  private static final Path EXAMPLE =
      Path.of("..", "targets", "examples", "schedules.yaml.example");

  @TempDir Path folder;

  @Test
  void theExampleIsOneThatIsTaken() {
    assertThat(ScheduleFile.read(EXAMPLE))
        .isNotEmpty()
        .allMatch(schedule -> schedule.timing().zone().equals(ZoneId.of("Europe/Berlin")));
  }

  @Test
  void everyKeyIsRead() throws IOException {
    Schedule schedule =
        read("""
        zone: Europe/Berlin
        schedules:
          verify-orders:
            runbook: patroni-switchover
            target: orders-db
            inputs: { candidate: pg-2 }
            mode: plan
            calendar: { day-of-month: 1-7, day-of-week: MON, hour: 3 }
            zone: America/New_York
            overlap: wait
            if-held: wait
            catch-up: PT6H
            paused: true
        """)
            .getFirst();
    assertThat(schedule.name()).isEqualTo("verify-orders");
    assertThat(schedule.actor()).isEqualTo("schedule:verify-orders");
    assertThat(schedule.inputs()).isEqualTo(Map.of("candidate", "pg-2"));
    assertThat(schedule.plan()).isTrue();
    assertThat(schedule.timing().zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(schedule.timing().words()).isEqualTo("hour 3, day-of-month 1-7, day-of-week MON");
    assertThat(schedule.timing().allowed().get(Part.MINUTE)).containsExactly(0);
    assertThat(schedule.timing().allowed().get(Part.DAY_OF_WEEK)).containsExactly(1);
    assertThat(schedule.overlap()).isEqualTo(Overlap.WAIT);
    assertThat(schedule.whenHeld()).isEqualTo(WhenHeld.QUEUE);
    assertThat(schedule.catchUp()).isEqualTo(Duration.ofHours(6));
    assertThat(schedule.paused()).isTrue();
    assertThat(schedule.place("inputs.candidate")).endsWith("schedules.yaml:6");
    assertThat(schedule.place("target")).endsWith("schedules.yaml:5");
    assertThat(schedule.place("inputs.nothing")).endsWith("schedules.yaml:4");
  }

  @Test
  void whatTheFileDoesNotSayIsTheCarefulThing() throws IOException {
    Schedule schedule =
        read("""
        zone: UTC
        schedules:
          nightly: { runbook: a, target: b, mode: run, cron: "0 3 * * *" }
        """)
            .getFirst();
    assertThat(schedule.overlap()).isEqualTo(Overlap.SKIP);
    assertThat(schedule.whenHeld()).isEqualTo(WhenHeld.REFUSE);
    assertThat(schedule.catchUp()).isEqualTo(Duration.ofHours(1));
    assertThat(schedule.paused()).isFalse();
    assertThat(schedule.inputs()).isEmpty();
  }

  @Test
  void everyMistakeIsNamedWithItsLine() throws IOException {
    assertThat(
            mistakes(
                """
                zone: Berlin
                schedules:
                  Nightly: { runbook: a, target: b, mode: run, cron: "0 3 * * *" }
                  both:
                    runbook: a
                    mode: dry
                    cron: "0 3 1 * MON"
                    calendar: { hour: 3 }
                  hours:
                    runbook: a
                    target: b
                    mode: run
                    calendar: { hour: 24, second: 5 }
                    overlap: kill
                    catch-up: P8D
                    jitter: PT5M
                  none: { runbook: a, target: b, mode: run, zone: CEST }
                """))
        .containsExactly(
            "1: 'zone': expected a zone such as Europe/Berlin or UTC; found Berlin",
            "3: 'Nightly': a schedule is named with up to 40 small letters, digits and dashes,"
                + " beginning with a letter",
            "5: 'target' is missing; expected a text",
            "6: 'mode': expected one of plan, run; found dry",
            "7: expected one of 'cron' and 'calendar'",
            "13: 'hour': expected numbers from 0 to 23, such as 0, *, 0-2, in the hour; found 24",
            "13: unknown key 'second' in 'calendar'; expected: day-of-month, day-of-week, hour,"
                + " minute, month",
            "14: 'overlap': expected one of skip, wait, allow; found kill",
            "15: 'catch-up': expected P7D at most",
            "16: unknown key 'jitter' in 'hours'; expected: calendar, catch-up, cron, if-held,"
                + " inputs, mode, overlap, paused, runbook, target, zone",
            "17: 'zone': expected a zone such as Europe/Berlin or UTC; found CEST",
            "17: expected one of 'cron' and 'calendar'");
  }

  @Test
  void aFileThatSchedulesNothingIsAMistake() throws IOException {
    assertThat(mistakes("zone: UTC\n"))
        .singleElement()
        .asString()
        .contains("'schedules' is missing");
    assertThat(mistakes("- nightly\n"))
        .containsExactly("1: expected a mapping that starts with 'zone:'");
  }

  private List<Schedule> read(String text) throws IOException {
    return ScheduleFile.read(Files.writeString(folder.resolve("schedules.yaml"), text));
  }

  private List<String> mistakes(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("schedules.yaml"), text);
    InventoryMistakes found =
        catchThrowableOfType(InventoryMistakes.class, () -> ScheduleFile.read(file));
    return found.lines().stream().map(line -> line.substring((file + ":").length())).toList();
  }
}
