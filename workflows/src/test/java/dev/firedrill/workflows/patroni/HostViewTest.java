package dev.firedrill.workflows.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.patroni.HostView.Fence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Unreachable is not fenced. */
class HostViewTest {

  @Test
  void aReachableHostIsFencedOverSsh() {
    HostView host = new HostView("pg-1", "", "postgres", List.of(7L, 8L), true);
    assertThat(host.fence()).isEqualTo(Fence.OVER_SSH);
    assertThat(host.fenceInWords()).contains("given to root");
    assertThat(host.asTable().rows()).containsExactly(List.of("pg-1", "yes", "postgres", "2"));
  }

  @Test
  void anUnreachableHostNeedsItsPowerCutOrSomebodysWord() {
    HostView silent = new HostView("pg-1", "no answer", "", List.of(), false);
    assertThat(silent.fence()).isEqualTo(Fence.BY_ATTESTATION);
    assertThat(silent.fenceInWords()).contains("no answer");
    HostView switched = new HostView("pg-1", "no answer", "", List.of(), true);
    assertThat(switched.fence()).isEqualTo(Fence.BY_POWER_OFF);
    assertThat(switched.fenceInWords()).contains("power-off command");
    assertThat(silent.asTable().rows()).containsExactly(List.of("pg-1", "no: no answer", "–", "–"));
  }

  @Test
  void aPositionIsPrintedAsPostgresDoes() {
    assertThat(new Lsn(0x9000028L)).hasToString("0/9000028");
    assertThat(new Lsn(0x1_0000_0010L)).hasToString("1/10");
    assertThat(new Lsn(5).bytesSince(new Lsn(9))).isZero();
    assertThatThrownBy(() -> new Lsn(-1)).hasMessageContaining("not negative");
  }
}
