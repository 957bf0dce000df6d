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
    HostView host = new HostView("pg-1", "", "postgres", List.of(7L, 8L), true, "1");
    assertThat(host.fence()).isEqualTo(Fence.OVER_SSH);
    assertThat(host.fenceInWords()).contains("given to root");
    assertThat(host.asTable().rows()).containsExactly(List.of("pg-1", "yes", "postgres", "2", "–"));
  }

  @Test
  void anUnreachableHostNeedsItsPowerCutOrSomebodysWord() {
    HostView silent = HostView.lost("pg-1", "no answer", false);
    assertThat(silent.fence()).isEqualTo(Fence.BY_ATTESTATION);
    assertThat(silent.fenceInWords()).contains("no answer");
    HostView switched = HostView.lost("pg-1", "no answer", true);
    assertThat(switched.fence()).isEqualTo(Fence.BY_POWER_OFF);
    assertThat(switched.fenceInWords()).contains("power-off command");
    assertThat(silent.asTable().rows())
        .containsExactly(List.of("pg-1", "no: no answer", "–", "–", "–"));
  }

  @Test
  void aPositionIsPrintedAsPostgresDoes() {
    assertThat(new Lsn(0x9000028L)).hasToString("0/9000028");
    assertThat(new Lsn(0x1_0000_0010L)).hasToString("1/10");
    assertThat(new Lsn(5).bytesSince(new Lsn(9))).isZero();
    assertThatThrownBy(() -> new Lsn(-1)).hasMessageContaining("not negative");
  }

  @Test
  void anotherDirectoryOrOwnerOrALostHostIsAChange() {
    HostView asked = seen("postgres", "11-1.5");
    assertThat(asked.changesIn(seen("postgres", "11-1.5"))).isEmpty();
    assertThat(asked.changesIn(seen("postgres", "12-2.5")))
        .containsExactly("the data directory of pg-1 is another one since, or somebody else's");
    assertThat(asked.changesIn(seen("root", "11-1.5"))).hasSize(1);
    assertThat(asked.changesIn(HostView.lost("pg-1", "no route", false)))
        .containsExactly("the host of pg-1 cannot be reached any more: no route");
  }

  @Test
  void whatEtcdPromisesIsHeldAgainstTheSettingsOfTheOldLeader() {
    String both =
        "0 acknowledged writes: pg-2 is synchronous and has everything, by etcd and by the";
    for (String setting : List.of("\"pg-2\"", "pg-2", "2 (\"pg-3\",\"pg-2\")")) {
      assertThat(waitingFor(setting).lossInWords("pg-2")).isEqualTo(both + " settings of pg-1");
    }
    String one =
        "0 acknowledged writes if commits waited for pg-2: etcd says so, and the settings of";
    assertThat(waitingFor("").lossInWords("pg-2")).isEqualTo(one + " pg-1 name nobody");
    assertThat(waitingFor("\"pg-22\"").lossInWords("pg-2")).isEqualTo(one + " pg-1 name \"pg-22\"");
    assertThat(waitingFor("*").lossInWords("pg-2")).isEqualTo(one + " pg-1 name *");
    assertThat(HostView.lost("pg-1", "no route", false).lossInWords("pg-2"))
        .isEqualTo(one + " pg-1 could not be read");
    assertThat(waitingFor("").asTable().rows())
        .containsExactly(List.of("pg-1", "yes", "postgres", "0", "nobody"));
  }

  private static HostView waitingFor(String setting) {
    return new HostView("pg-1", "", "postgres", List.of(), false, "1", setting);
  }

  private static HostView seen(String owner, String generation) {
    return new HostView("pg-1", "", owner, List.of(), false, generation);
  }
}
