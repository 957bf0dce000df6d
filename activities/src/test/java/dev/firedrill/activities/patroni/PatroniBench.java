package dev.firedrill.activities.patroni;

import static dev.firedrill.activities.patroni.RealCluster.ORDERS;

import dev.firedrill.activities.Attempts;
import dev.firedrill.activities.backup.RealBackups;
import dev.firedrill.activities.haproxy.RealTraffic;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.HostView;
import dev.firedrill.workflows.patroni.PatroniActivities;
import dev.firedrill.workflows.procedure.Payloads;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A real cluster, and the verbs on it as the engine calls them. */
final class PatroniBench implements AutoCloseable {

  static final Duration SOON = Duration.ofMinutes(3);

  private final RealCluster cluster = new RealCluster();
  private final TestActivityEnvironment engine =
      TestActivityEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build())
              .build());

  PatroniBench() {
    engine.registerActivitiesImplementations(
        cluster.patroni(), RealTraffic.hands(cluster), RealBackups.hands(cluster));
  }

  /** These verbs. */
  <T> T verbs(Class<T> verbs) {
    return Attempts.of(engine, verbs);
  }

  RealCluster cluster() {
    return cluster;
  }

  PatroniLab lab() {
    return cluster.lab();
  }

  /** The cluster once it is like this: one look may find a member silent that is only slow. */
  ClusterView observed(String what, Predicate<ClusterView> like) {
    return Await.seen(what, SOON, () -> verbs(PatroniActivities.class).observe(ORDERS), like);
  }

  /** The host as it answers: whether it can be reached is what one look may fail to see. */
  HostView host(String member) {
    return Await.seen(
        "the host of " + member,
        SOON,
        () -> verbs(PatroniActivities.class).lookAtHost(ORDERS, member),
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
    Await.until(
        "it follows", SOON, () -> verbs(PatroniActivities.class).observe(ORDERS).follows(member));
    Await.until("all do", SOON, () -> lab().view().strays().isEmpty());
  }

  /** A dead leader's key outlives it by up to Patroni's ttl. */
  void awaitNoLeaderKey() {
    Await.until("the dead leader's key to go", SOON, () -> lab().view().leaderKey().isEmpty());
  }

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
