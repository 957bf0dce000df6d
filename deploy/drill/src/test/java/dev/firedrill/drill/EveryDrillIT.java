package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every runbook's whole procedure recovers a real cluster that was broken for it. */
@ExtendWith(OnStage.class)
class EveryDrillIT {

  /** The jammed archive comes last: it takes the longest to mend. */
  static Set<Subject> drills() {
    return DrillCommand.DRILLS.descendingKeySet();
  }

  @ParameterizedTest
  @MethodSource("drills")
  void theRunbookRecoversWhatWasBrokenAndNothingIsLost(Subject drill, Stage stage)
      throws IOException {
    DrillCommand.Maker maker = DrillCommand.DRILLS.get(drill);
    assertThat(maker).isNotNull();
    stage.mend();
    try (Listener yes = new Listener(stage.visit(Stage.SRE_A))) {
      Result result = maker.make(stage.lab(), stage.house(), yes, System.out).carryOut();
      Rows.add(result.row());
      System.out.println(drill + ":" + result.inWords());
      assertThat(result.isProof()).as(result.inWords()).isTrue();
      assertThat(stage.canaries().cameBackFromEtcd(result.run())).isTrue();
      assertThat(stage.canaries().heard(yes.heardOf(result.run()))).isEmpty();
    }
  }
}
