package dev.firedrill.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who takes a run's lock over knows before what of that run may still happen. */
class TakeoverTest {

  static List<String> pages() {
    return Pages.ids();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void thePageSaysWhatIsUnderWayWhenAnAdminTakesTheLockOver(String id) {
    assertThat(Pages.section(id, "Before you start"))
        .containsPattern(
            "an admin takes? (its|the) lock over.{1,200} but .{1,200} at that very moment (is )?still ");
  }
}
