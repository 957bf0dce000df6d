package dev.firedrill.activities.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.activities.inventory.Environment;
import dev.firedrill.workflows.procedure.InventoryMistakes;
import dev.firedrill.workflows.procedure.Terms.Quorum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that holds the policy: every key, every default, every mistake with its line. */
class PolicyFileTest {

  private static final Path EXAMPLE = Path.of("..", "targets", "examples", "policy.yaml.example");

  @TempDir Path folder;

  @Test
  void theExampleIsOneThatIsTaken() {
    Rules rules = PolicyFile.read(EXAMPLE);
    assertThat(rules.of(Environment.DEV))
        .isEqualTo(new EnvironmentRules(true, new Quorum(0, null, null)));
    assertThat(rules.of(Environment.STAGING))
        .isEqualTo(new EnvironmentRules(false, new Quorum(1, null, null)));
    assertThat(rules.of(Environment.PROD))
        .isEqualTo(
            new EnvironmentRules(false, new Quorum(2, Duration.ofMinutes(5), "database-oncall")));
    assertThat(rules.withoutAPerson())
        .containsExactlyInAnyOrder(
            "backup", "backup-verification", "vault-backup", "vault-backup-verification");
    assertThat(rules.approvers()).isEqualTo("incident-commander");
    Instant christmas = Instant.parse("2026-12-24T12:00:00Z");
    assertThat(rules.binding(Environment.PROD, "patroni-switchover", christmas))
        .extracting(each -> each.window().name())
        .contains("Year end");
    assertThat(rules.binding(Environment.DEV, "patroni-switchover", christmas)).isEmpty();
  }

  /** Or else what they start by the other example would be refused, each weekend. */
  @Test
  void noFreezeOfTheExampleBindsWhatTheExamplesSchedule() {
    Rules rules = PolicyFile.read(EXAMPLE);
    assertThat(rules.freezes())
        .isNotEmpty()
        .allSatisfy(freeze -> assertThat(freeze.except()).containsAll(rules.withoutAPerson()));
  }

  @Test
  void whatTheFileDoesNotSayIsAsItWasWithoutOne() throws IOException {
    Rules rules = read("environments: { prod: { approvals: 2, starter-may-approve: false } }\n");
    assertThat(rules.of(Environment.DEV)).isEqualTo(Rules.UNSAID.of(Environment.DEV));
    assertThat(rules.of(Environment.STAGING))
        .isEqualTo(new EnvironmentRules(false, new Quorum(1, null, null)));
    assertThat(rules.freezes()).isEmpty();
    assertThat(rules.withoutAPerson()).isEmpty();
    assertThat(rules.approvers()).isEqualTo("approver");
  }

  @Test
  void everyMistakeIsNamedWithItsLine() throws IOException {
    assertThat(
            mistakes(
                """
                environments:
                  prod:
                    approvals: many
                    starter-may-approve: no
                  produktion: { approvals: 2, starter-may-approve: false }
                freeze:
                  Year end:
                    from: 2026-12-20T18:00
                    until: 2026-12-20T06:00
                    zone: Europe/Berlin
                    environments: [prod, live]
                    reason: Peak trade.
                  Weekend:
                    from: friday
                    until: MONDAY 06:00
                    zone: Mars
                    environments: [prod]
                freezes: []
                """))
        .containsExactly(
            "3: 'approvals': expected a whole number from 0 to 9; found many",
            "4: 'starter-may-approve': expected one of false, true; found no",
            "5: unknown key 'produktion' in 'environments'; expected: dev, prod, staging",
            "9: 'until' has to be after 'from'",
            "11: 'environments': expected some of dev, staging, prod; found live",
            "14: 'from': expected " + FreezeMoment.EXPECTED + "; found friday",
            "14: 'reason' is missing; expected a text",
            "16: 'zone': expected a zone such as Europe/Berlin; found Mars",
            "18: unknown key 'freezes'; expected: break-glass, environments, freeze,"
                + " without-a-person");
  }

  @Test
  void whatIsNoMappingIsAMistake() throws IOException {
    assertThat(mistakes("- prod\n"))
        .containsExactly("1: expected a mapping that starts with 'environments:'");
    assertThat(mistakes("")).hasSize(1);
    assertThat(mistakes("a: [\n")).singleElement().asString().contains("not YAML");
  }

  private Rules read(String text) throws IOException {
    return PolicyFile.read(Files.writeString(folder.resolve("policy.yaml"), text));
  }

  private List<String> mistakes(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("policy.yaml"), text);
    InventoryMistakes found =
        catchThrowableOfType(InventoryMistakes.class, () -> PolicyFile.read(file));
    return found.lines().stream().map(line -> line.substring((file + ":").length())).toList();
  }
}
