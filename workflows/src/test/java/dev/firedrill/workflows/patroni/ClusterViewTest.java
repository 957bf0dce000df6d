package dev.firedrill.workflows.patroni;

import static dev.firedrill.workflows.patroni.PromotionTest.standby;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.firedrill.workflows.procedure.Payloads;
import io.temporal.api.common.v1.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a view of a cluster says about who is synchronous, however many are. */
class ClusterViewTest {

  private static final MemberView DEAD = MemberView.silent("pg-1", "connection refused");

  @Test
  void eachOfSeveralSynchronousStandbysMayBePromoted() {
    ClusterView two =
        view(List.of("pg-3", "pg-2"), standby("pg-2", 7, 900), standby("pg-3", 7, 1000));
    assertThat(two.isSynchronous("pg-2")).isTrue();
    assertThat(two.isSynchronous("pg-3")).isTrue();
    assertThat(new Promotion(two, "pg-3").objections()).isEmpty();
  }

  @Test
  void theOneThatReceivedMostIsTheBest() {
    assertThat(
            view(List.of("pg-2", "pg-3"), standby("pg-2", 7, 900), standby("pg-3", 7, 1000))
                .bestSynchronous())
        .contains("pg-3");
    assertThat(
            view(
                    List.of("pg-2", "pg-3"),
                    standby("pg-2", 7, 900),
                    MemberView.silent("pg-3", "no answer"))
                .bestSynchronous())
        .contains("pg-2");
    assertThat(view(List.of()).bestSynchronous()).isEmpty();
  }

  @Test
  void theOrderOfTheirNamesIsNoChange() {
    assertThat(view(List.of("pg-3", "pg-2")).changesSince(view(List.of("pg-2", "pg-3")))).isEmpty();
    assertThat(view(List.of("pg-2")).changesSince(view(List.of("pg-2", "pg-3"))))
        .containsExactly("changed since the question was asked: synchronous: pg-1 and pg-2");
  }

  @Test
  void allOfThemAreNamedInTheObjection() {
    ClusterView two =
        view(List.of("pg-2", "pg-3"), standby("pg-2", 7, 1000), standby("pg-4", 7, 1000));
    assertThat(new Promotion(two, "pg-4").objections())
        .containsExactly("pg-4 is not the synchronous standby (that is pg-2, pg-3)");
  }

  @Test
  void aHistoryWithOneNameIsRead() {
    assertThat(read("pg-2").syncStandbys()).containsExactly("pg-2");
    assertThat(read("").syncStandbys()).isEmpty();
  }

  @Test
  void aStandbyIsSynchronousInFactOnlyIfCommitsOnItsLeaderWaitForIt() {
    assertThat(ledBy(List.of("pg-3")).ignored()).isEmpty();
    assertThat(ledBy(List.of("pg-2", "pg-3")).ignored()).containsExactly("pg-2");
    assertThat(view(List.of("pg-2")).ignored()).isEmpty();
    assertThat(Outcome.objectionsToWhole(ledBy(List.of("pg-3")), "pg-1", "")).isEmpty();
    assertThat(Outcome.objectionsToWhole(ledBy(List.of("pg-2", "pg-3")), "pg-1", ""))
        .singleElement()
        .asString()
        .startsWith(
            "no commit on pg-1 waits for pg-2, whatever etcd says: have Patroni choose anew");
    assertThat(new Switchover(ledBy(List.of("pg-2")), Optional.empty(), "pg-2").objections())
        .anyMatch(objection -> objection.startsWith("no commit on pg-1 waits for pg-2"));
    assertThat(new Rebuild(ledBy(List.of("pg-2")), "pg-3").objections(HOST))
        .anyMatch(objection -> objection.startsWith("no commit on pg-1 waits for pg-2"));
  }

  private static final HostView HOST =
      new HostView("pg-3", "", "postgres", List.of(), false, "11-1.5");

  /** By pg-1, for pg-2 as etcd says; no commit waits for these. */
  private static ClusterView ledBy(List<String> asynchronous) {
    MemberView leader =
        new MemberView(
            "pg-1",
            true,
            "leader",
            "running",
            7,
            new Lsn(1000),
            false,
            "pg-1",
            false,
            false,
            List.of("pg-2", "pg-3"),
            asynchronous);
    List<MemberView> members =
        List.of(leader, Clusters.member("pg-2", "pg-1", 7), Clusters.member("pg-3", "pg-1", 7));
    return Clusters.of("pg-1", members);
  }

  private static ClusterView read(String syncStandby) {
    String json =
        """
        {"members":[],"leader":"","pending":"","paused":true,"syncLeader":"pg-1",
         "syncStandby":"%s","reported":1000,"rewinds":true}
        """
            .formatted(syncStandby);
    Payload payload =
        Payload.newBuilder()
            .putMetadata("encoding", ByteString.copyFrom("json/plain", UTF_8))
            .setData(ByteString.copyFrom(json, UTF_8))
            .build();
    return Payloads.converter().fromPayload(payload, ClusterView.class, ClusterView.class);
  }

  private static ClusterView view(List<String> synchronous, MemberView... standbys) {
    List<MemberView> members = new ArrayList<>(List.of(standbys));
    members.add(DEAD);
    return new ClusterView(members, "", "", true, "pg-1", synchronous, new Lsn(1000), true);
  }
}
