package dev.firedrill.activities.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.inventory.Environment;
import dev.firedrill.activities.inventory.TestTargets;
import dev.firedrill.workflows.procedure.TargetCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the policy is looked for, and what is said when it is not there. */
class PolicyPlaceTest {

  @TempDir Path folder;
  @TempDir Path inventory;

  private PolicyPlace place() {
    return PolicyPlace.of("", folder.resolve("targets"));
  }

  private List<TargetCard> targets(String environment) {
    return TestTargets.one(inventory, environment).targets();
  }

  @Test
  void withoutAFileEachGateOfProductionTakesTwoPeopleAndThatIsTold() {
    assertThat(place().rules().of(Environment.PROD).quorum().approvals()).isEqualTo(2);
    assertThat(place().rules().of(Environment.PROD).starterMayApprove()).isFalse();
    assertThat(place().watch(targets("prod")).warning())
        .hasValueSatisfying(
            said -> assertThat(said).contains("no policy.yaml", "two people", "firedrill.policy"));
  }

  @Test
  void whereNothingIsProductionNoFileIsMissed() {
    assertThat(place().watch(targets("staging")).warning()).isEmpty();
    assertThat(place().watch(List.of()).warning()).isEmpty();
  }

  @Test
  void aFileBesideTheTargetsIsReadAndNothingIsWarnedOf() throws IOException {
    Files.writeString(
        folder.resolve("policy.yaml"),
        "environments: { prod: { approvals: 3, starter-may-approve: false } }\n");
    assertThat(place().rules().of(Environment.PROD).quorum().approvals()).isEqualTo(3);
    assertThat(place().watch(targets("prod")).warning()).isEmpty();
  }

  @Test
  void aFileOfAnotherNameIsTold() throws IOException {
    Files.writeString(folder.resolve("policy.yml"), "environments: {}\n");
    assertThat(place().watch(targets("prod")).warning())
        .hasValueSatisfying(said -> assertThat(said).contains("policy.yml", "rename it"));
  }

  @Test
  void aFileThatIsNamedHasToBeThere() {
    PolicyPlace named = PolicyPlace.of(folder.resolve("gone.yaml").toString(), folder);
    assertThatThrownBy(named::rules).hasMessageContaining("gone.yaml");
  }
}
