package dev.firedrill.activities.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firedrill.activities.inventory.TestTargets;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Terms;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetPolicyTest {

  @TempDir Path folder;

  private Terms admit(String environment, TargetName target) {
    return new TargetPolicy(TestTargets.one(folder, environment))
        .admit(new Launch("r", "v", target, "ann"));
  }

  @Test
  void onlyInDevMayPeopleApproveWhatTheyStarted() {
    assertThat(admit("dev", TestTargets.NAME)).isEqualTo(new Terms("dev", true));
    assertThat(admit("staging", TestTargets.NAME)).isEqualTo(new Terms("staging", false));
    assertThat(admit("prod", TestTargets.NAME)).isEqualTo(new Terms("prod", false));
  }

  @Test
  void whatIsNotInTheInventoryIsNotAdmitted() {
    assertThatExceptionOfType(NotPossible.class)
        .isThrownBy(() -> admit("dev", new TargetName("cellar")))
        .withMessageContaining("no target is called cellar");
  }
}
