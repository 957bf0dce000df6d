package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniPlan;
import dev.firedrill.workflows.patroni.BackupVerificationRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A backup that cannot be restored is found out by the run that is to find that out, and everybody
 * is told until one can be.
 */
@ExtendWith(OnStage.class)
class FailedVerificationIT {

  private static final Duration SOON = Duration.ofMinutes(10);

  private static final String TOLD = "No backup of orders-db counts as verified: run ";

  @Test
  void aDamagedBackupFailsItsVerificationWhichLeavesNothingBehind(Stage stage) {
    stage.mend();
    stage.lab().inject(PatroniFault.CORRUPT_BACKUP);
    try (Visitor reader = stage.as(Stage.SRE_A)) {
      String run = verified(stage);
      reader.open("/runs/" + run).seesEnding("Aborted, undone");
      Screens.picture(reader.page(), "verification-of-a-damaged-backup");
      assertThat(stage.house().steps(run))
          .filteredOn(step -> step.state().equals("FAILED"))
          .singleElement()
          .satisfies(step -> {
            assertThat(step.title()).isEqualTo("Check that it came back in time");
            assertThat(step.detail()).contains("pgbackrest on the host of", "ERROR: [029]");
          });
      for (String member : PatroniPlan.MEMBERS) {
        assertThat(stage.lab().plan().scratch(member)).as(member).isEmptyDirectory();
      }
      reader.openUntil("/runbooks", reader.page().getByText(TOLD + run));
      stage.lab().mend(PatroniFault.CORRUPT_BACKUP);
      assertThat(stage.house().ended(verified(stage)).ending()).isEqualTo("RECOVERED");
      Await.until(
          "nobody is told any more",
          SOON,
          () -> reader.open("/runbooks").page().getByText(TOLD).count() == 0);
    } finally {
      stage.lab().mend(PatroniFault.CORRUPT_BACKUP);
    }
  }

  /** A verification that came to its end, however that was. */
  private static String verified(Stage stage) {
    String run =
        stage
            .house()
            .launch(
                "backup-verification",
                new BackupVerificationRequest(Writes.TARGET),
                Map.of("target", Writes.TARGET.value()));
    Await.until("its end", SOON, () -> !stage.house().ended(run).ending().isEmpty());
    return run;
  }
}
