package dev.firedrill.workflows.minio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.minio.MinioSyncWorld.Twist;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Entry.Kind;
import dev.firedrill.workflows.procedure.Manner;
import io.temporal.client.WorkflowStub;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A target brought in line where the world moves while people think, or less is broken. */
class MinioSyncTest {

  private static final String STARTED = "start copy-1";

  @Test
  void aTargetThatLivesIsNotStartedAndOneQuestionIsAsked() {
    MinioSyncWorld world = new MinioSyncWorld(Set.of(Twist.THE_NODE_LIVES));
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(world.effects()).containsExactly("resync");
      assertThat(leftOut(bench))
          .containsExactly(
              "Approve starting the target's nodes",
              "Start the target's nodes",
              "Verify that the target serves");
    }
  }

  @Test
  void whatReplicationHasBroughtOverByItselfIsNotSentAgain() {
    MinioSyncWorld world = new MinioSyncWorld(Set.of(Twist.NOTHING_IS_MISSING));
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(world.effects()).containsExactly(STARTED);
      assertThat(leftOut(bench))
          .containsExactly("Approve the resync", "Send what is missing again");
    }
  }

  @Test
  void whatComesOverWhilePeopleThinkIsNotSentAgain() {
    MinioSyncWorld world = new MinioSyncWorld(Set.of(Twist.THE_BACKLOG_GOES_WHILE_PEOPLE_THINK));
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(world.effects()).containsExactly(STARTED);
      assertThat(leftOut(bench)).containsExactly("Send what is missing again");
    }
  }

  @Test
  void whereTheTargetIsInLineNothingIsDone() {
    MinioSyncWorld world =
        new MinioSyncWorld(Set.of(Twist.THE_NODE_LIVES, Twist.NOTHING_IS_MISSING));
    stopped(world, Ending.REFUSED, "the target is in line: 80 objects were compared");
    assertThat(world.effects()).isEmpty();
  }

  @Test
  void whatSomebodyElseStartsMeanwhileIsTheirs() {
    MinioSyncWorld world = new MinioSyncWorld(Set.of(Twist.SOMEBODY_STARTS_IT_WHILE_PEOPLE_THINK));
    stopped(world, Ending.REFUSED, "not so any more since it was asked: started: copy-1");
    assertThat(world.effects()).isEmpty();
  }

  @Test
  void whoWritesToTheTargetMeanwhileIsNotOverruled() {
    MinioSyncWorld world =
        new MinioSyncWorld(Set.of(Twist.SOMEBODY_WRITES_TO_THE_TARGET_WHILE_PEOPLE_THINK));
    stopped(world, Ending.UNVERIFIED, "only the target has 1 objects");
    assertThat(world.effects()).as("a node that lives is as it should be").containsOnly(STARTED);
  }

  @Test
  void aCanaryThatCannotBeRemovedHindersNobody() {
    MinioSyncWorld world = new MinioSyncWorld(Set.of(Twist.THE_CANARY_STAYS));
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(world.defectsAfterRecovery()).isEmpty();
    }
  }

  @Test
  void whatStaysCoveredIsNoRecovery() throws InterruptedException {
    MinioSyncWorld world = new MinioSyncWorld(Set.of(Twist.ONE_OBJECT_IS_COVERED));
    try (Bench bench = bench(world)) {
      bench.start(world.runbook(), world.request());
      world.awaitLooksAfterResync();
      assertThat(bench.journal().last().title()).isEqualTo("Verify the outcome");
      assertThat(bench.journal().last().kind()).isEqualTo(Kind.VERIFY_BEGAN);
      assertThat(world.effects()).containsExactly(STARTED, "resync");
    }
  }

  @Test
  void aNodeThatDiedSinceThePlanIsSaidAndNotStarted() {
    MinioSyncWorld world = new MinioSyncWorld();
    try (Bench before = bench(new MinioSyncWorld(Set.of(Twist.THE_NODE_LIVES)));
        Bench bench = bench(world)) {
      SyncRequest request = new SyncRequest(MinioSyncWorld.CLUSTER);
      assertThat(Endings.awaited(before.start("minio-sync", request, Manner.PLAN)))
          .isEqualTo(Ending.PLANNED);
      bench.journal().plan(before.journal().asPlanned());
      WorkflowStub run = bench.start("minio-sync", request, Manner.asPlannedIn("r-1"));
      assertThat(Endings.awaited(run)).isEqualTo(Ending.REFUSED);
      assertThat(bench.journal().last().detail())
          .contains("not so any more: Left out: ", "the world has moved since plan r-1");
      assertThat(world.effects()).isEmpty();
    }
  }

  private static void stopped(MinioSyncWorld world, Ending ending, String reason) {
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request()))).isEqualTo(ending);
      assertThat(bench.journal().last().detail()).contains(reason);
    }
  }

  private static Iterable<String> leftOut(Bench bench) {
    return bench.journal().entries().stream()
        .filter(entry -> entry.kind() == Kind.STEP_LEFT_OUT)
        .map(Entry::title)
        .toList();
  }

  private static Bench bench(MinioSyncWorld world) {
    return new Bench(MinioSync.class, world.verbs(), Fault.NONE, Answers.YES);
  }
}
