package dev.firedrill.activities.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.workflows.patroni.MemberView;
import dev.firedrill.workflows.procedure.NotPossible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What etcd holds about a cluster, as Patroni writes it. */
class ClusterLookTest {

  @Test
  void oneSynchronousStandbyIsASetOfOne() throws IOException {
    assertThat(synchronous("{\"leader\":\"pg-1\",\"sync_standby\":\"pg-2\"}"))
        .containsExactly("pg-2");
  }

  @Test
  void severalAreDividedByCommas() throws IOException {
    assertThat(synchronous("{\"leader\":\"pg-1\",\"sync_standby\":\"pg-2,pg-3\"}"))
        .containsExactly("pg-2", "pg-3");
  }

  @Test
  void noneIsNone() throws IOException {
    assertThat(synchronous("{\"leader\":\"pg-1\",\"sync_standby\":null}")).isEmpty();
    assertThat(ClusterLook.view(List.of(), Map.of()).syncStandbys()).isEmpty();
  }

  @Test
  void aNameInAQuorumIsNoPromise() throws IOException {
    assertThat(synchronous("{\"leader\":\"pg-1\",\"sync_standby\":\"pg-2,pg-3\",\"quorum\":1}"))
        .isEmpty();
  }

  /** As seen on Patroni 3.0.2 whose process was started anew beside a running leader. */
  @Test
  void whoIsConnectedAndNotWaitedForIsToldByTheLeader() throws IOException {
    String replication =
        """
        {"application_name": "pg-2", "state": "streaming", "sync_state": "async"},
        {"application_name": "pg-3", "state": "catchup", "sync_state": "async"}\
        """;
    assertThat(ignored(replication)).containsExactly("pg-2");
    assertThat(ignored(replication.replaceFirst("async", "potential"))).containsExactly("pg-2");
    assertThat(ignored(replication.replaceFirst("streaming", "startup"))).isEmpty();
    assertThat(ignored(replication.replaceFirst("async", "sync"))).isEmpty();
    assertThat(ignored("")).isEmpty();
  }

  private static List<String> ignored(String replication) throws IOException {
    String leader =
        """
        {"state": "running", "role": "master", "xlog": {"location": 134220664}, "timeline": 1,
         "replication": [%s]}\
        """
            .formatted(replication);
    MemberView member = MemberRest.view("pg-1", Json.of(leader), Json.of("{\"members\": []}"));
    Map<String, String> keys = Map.of("sync", "{\"leader\":\"pg-1\",\"sync_standby\":\"pg-2\"}");
    return ClusterLook.view(List.of(member), keys).ignored();
  }

  @Test
  void theLastTimelineIsTheOneAfterTheLastThatEnded() throws IOException {
    assertThat(lastTimeline("[[1,83886528,\"no recovery target specified\"],[2,100663456,\"x\"]]"))
        .isEqualTo(3);
    assertThat(lastTimeline("[]")).isZero();
    assertThat(lastTimeline("")).isZero();
    assertThat(ClusterLook.view(List.of(), Map.of()).lastTimeline()).isZero();
  }

  @Test
  void anEtcdThatIsUnwellMayBeAskedAgainAndOneThatIsGoneMayNot() throws IOException {
    try (FakePatroni patroni = new FakePatroni().withEtcdUnwell()) {
      assertThatThrownBy(patroni::observed)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("answered 503");
    }
    List<URI> gone = List.of(URI.create("http://127.0.0.1:9"));
    try (HttpReach http = new HttpReach()) {
      ClusterLook look = new ClusterLook(new MemberRest(http), new Etcd(http));
      PatroniSettings cluster = new PatroniSettings("orders", "/service", gone, List.of());
      assertThatThrownBy(() -> look.observe(cluster))
          .isInstanceOf(NotPossible.class)
          .hasMessageContaining("refuses connections");
    }
  }

  private static int lastTimeline(String history) throws IOException {
    return ClusterLook.view(List.of(), Map.of("history", history)).lastTimeline();
  }

  private static List<String> synchronous(String sync) throws IOException {
    return ClusterLook.view(List.of(), Map.of("sync", sync)).syncStandbys();
  }
}
