package dev.firedrill.activities.patroni;

import static dev.firedrill.activities.patroni.RealCluster.ORDERS;

import dev.firedrill.activities.Attempts;
import dev.firedrill.activities.backup.RealBackups;
import dev.firedrill.activities.haproxy.RealTraffic;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.workflows.backup.ArchiveActivities;
import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.backup.ProofActivities;
import dev.firedrill.workflows.haproxy.HaproxyActivities;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.HostView;
import dev.firedrill.workflows.patroni.PatroniActivities;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * The verbs of Patroni, its traffic and its backups on a real cluster, called as the engine calls
 * them; and waits for what comes about there.
 */
final class RealVerbs implements AutoCloseable {

  static final Duration SOON = Duration.ofMinutes(3);

  final RealCluster cluster = new RealCluster();
  final PatroniActivities patroni;
  final HaproxyActivities traffic;
  final ArchiveActivities archive;
  final BackupActivities backup;
  final ProofActivities proof;

  private final TestActivityEnvironment engine = Attempts.engine();

  RealVerbs() {
    engine.registerActivitiesImplementations(
        cluster.patroni(),
        RealTraffic.hands(cluster),
        RealBackups.hands(cluster),
        RealBackups.archive(cluster),
        RealBackups.proof(cluster));
    patroni = Attempts.of(engine, PatroniActivities.class);
    traffic = Attempts.of(engine, HaproxyActivities.class);
    archive = Attempts.of(engine, ArchiveActivities.class);
    backup = Attempts.of(engine, BackupActivities.class);
    proof = Attempts.of(engine, ProofActivities.class);
  }

  PatroniLab lab() {
    return cluster.lab();
  }

  /** The cluster once it is like this: one look may find a member silent that is only slow. */
  ClusterView observed(String what, Predicate<ClusterView> like) {
    return Await.seen(what, SOON, () -> patroni.observe(ORDERS), like);
  }

  /** The host as it answers: whether it can be reached is what one look may fail to see. */
  HostView host(String member) {
    return Await.seen(
        "the host of " + member,
        SOON,
        () -> patroni.lookAtHost(ORDERS, member),
        HostView::isReachable);
  }

  /** The one that takes writes by its own word, and no other. */
  void awaitOnlyPrimary(String member) {
    Await.until(
        member + " alone takes writes",
        SOON,
        () -> lab().view().primaries().equals(List.of(member)));
  }

  void awaitFollowed(String member) {
    Await.until("it follows", SOON, () -> patroni.observe(ORDERS).follows(member));
    Await.until("all do", SOON, () -> lab().view().strays().isEmpty());
  }

  /** A dead leader's key outlives it by up to Patroni's ttl. */
  void awaitNoLeaderKey() {
    Await.until("the dead leader's key to go", SOON, () -> lab().view().leaderKey().isEmpty());
  }

  /** A verb said again, as after a lost answer. */
  static void twice(Runnable verb) {
    verb.run();
    verb.run();
  }

  @Override
  public void close() {
    engine.close();
    cluster.close();
  }
}
