package dev.firedrill.web.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Checkup;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckCommandTest {

  private static int status(Boolean... findings) {
    Checkup checkup =
        told ->
            List.of(findings)
                .forEach(
                    good -> told.accept(new Finding(new TargetName("db"), "it", good, "seen")));
    return new CheckCommand(checkup).run(List.of());
  }

  @Test
  void itSucceedsOnlyWhenEverythingWasReached() {
    assertThat(status(true, true)).isZero();
    assertThat(status(true, false)).isEqualTo(1);
  }

  @Test
  void nothingToReachIsNoSuccess() {
    assertThat(status()).isEqualTo(1);
  }
}
