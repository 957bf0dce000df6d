package dev.firedrill.workflows.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.vault.CanaryView.Reading;
import org.junit.jupiter.api.Test;

/** When a restored node can be read. */
class CanaryViewTest {

  private static final Reading WELL = new Reading("", "ca7a47");

  @Test
  void whatReadsAsInTheClusterHasNoObjection() {
    assertThat(new CanaryView("secret/data/canary", WELL, WELL).objections()).isEmpty();
  }

  @Test
  void whatReadsOtherwiseIsAnObjection() {
    assertThat(seen(new Reading("", "07e4"), WELL))
        .startsWith("the canary reads otherwise than in the cluster");
  }

  @Test
  void whatIsNotReadIsSaidWithTheNodeThatDoesNot() {
    Reading not = new Reading("with status 403", "");
    assertThat(seen(not, WELL)).isEqualTo("the canary is not read there, with status 403");
    assertThat(seen(WELL, not)).isEqualTo("the cluster's canary is not read, with status 403");
    assertThat(new CanaryView("p", not, not).objections())
        .as("two silences are not one reading")
        .hasSize(2);
  }

  private static String seen(Reading restored, Reading cluster) {
    CanaryView view = new CanaryView("secret/data/canary", restored, cluster);
    assertThat(view.objections()).hasSize(1);
    return view.objections().getFirst();
  }
}
