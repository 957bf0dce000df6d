package dev.firedrill.workflows.patroni;

import java.util.List;

/** Three members of which two died: the leader pg-1 and the synchronous pg-2; pg-3 lacks writes. */
final class LossyCluster {

  static final Lsn REPORTED = new Lsn(100);

  private LossyCluster() {}

  /** Nobody leads yet; pg-3 has received so much. */
  static ClusterView leaderless(long received, boolean synchronousIsBack) {
    MemberView synchronous =
        synchronousIsBack
            ? PromotionTest.standby("pg-2", 7, 100)
            : MemberView.silent("pg-2", "no route to host");
    return new ClusterView(
        List.of(
            MemberView.silent("pg-1", "connection refused"),
            synchronous,
            PromotionTest.standby("pg-3", 7, received)),
        "",
        "",
        true,
        "pg-1",
        List.of("pg-2"),
        REPORTED,
        true);
  }

  /** pg-3 leads; pg-1 follows it once it is back. */
  static ClusterView led(boolean paused, boolean back) {
    return new ClusterView(
        List.of(
            back
                ? Clusters.member("pg-1", "pg-3", 8)
                : MemberView.silent("pg-1", "connection refused"),
            MemberView.silent("pg-2", "no route to host"),
            Clusters.member("pg-3", "pg-3", 8)),
        "pg-3",
        "",
        paused,
        "pg-3",
        back ? List.of("pg-1") : List.of(),
        REPORTED,
        true);
  }
}
