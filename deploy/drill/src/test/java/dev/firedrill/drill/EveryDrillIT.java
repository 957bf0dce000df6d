package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every runbook's whole procedure recovers a real cluster that was broken for it. */
@ExtendWith(OnStage.class)
class EveryDrillIT {

  /** The jammed archive comes last: it takes the longest to mend. */
  static Set<String> drills() {
    return DrillCommand.DRILLS.descendingKeySet();
  }

  @ParameterizedTest
  @MethodSource("drills")
  void theRunbookRecoversWhatWasBrokenAndNothingIsLost(String drill, Stage stage) {
    DrillCommand.Maker maker = DrillCommand.DRILLS.get(drill);
    assertThat(maker).isNotNull();
    stage.mend();
    try (Visitor visitor = stage.as(Stage.SRE_A)) {
      AtomicBoolean listens = new AtomicBoolean();
      Person yes =
          gate -> {
            listens.set(true);
            Canaries.listen(visitor.open("/runs").page(), gate.run());
            return Optional.of(true);
          };
      Result result = maker.make(stage.lab(), stage.house(), yes, System.out).carryOut();
      System.out.println(drill + ":" + result.inWords());
      assertThat(result.isProof()).as(result.inWords()).isTrue();
      assertThat(stage.canaries().cameBackFromEtcd(result.run())).isTrue();
      if (!listens.get()) { // where nobody is asked, whoever comes afterwards is sent all there is
        Canaries.listen(visitor.open("/runs").page(), result.run());
      }
      assertThat(stage.canaries().heard(visitor.page())).isEmpty();
    }
  }
}
