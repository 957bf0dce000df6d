package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.minio.MinioReadOnlyWorld.Twist;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Entry.Kind;
import dev.firedrill.workflows.procedure.GateCard;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The return of drives and nodes where the world moves while people think, or less is broken. */
class MinioReadOnlyTest {

  @Test
  void whenAnotherDriveGoesMeanwhileNothingIsDone() {
    refused(
        Twist.ANOTHER_DRIVE_GOES_WHILE_PEOPLE_THINK,
        "changed since the question was asked: mounted for writing: minio-1 /mnt/drive");
  }

  @Test
  void whatSomebodyElseMendsMeanwhileIsTheirs() {
    refused(
        Twist.SOMEBODY_MOUNTS_IT_WHILE_PEOPLE_THINK,
        "not needed any more since it was asked: mounted for writing: minio-2 /mnt/drive");
  }

  @Test
  void aDeadNodeIsStartedAndNobodyVouchesForDisks() {
    MinioReadOnlyWorld world = new MinioReadOnlyWorld(Set.of(Twist.ONLY_A_NODE_IS_DEAD));
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(world.effects()).containsExactly("start minio-3", "heal");
      assertThat(bench.journal().gate().orElseThrow().proof().phrase()).isEmpty();
      assertThat(bench.journal().entries())
          .filteredOn(entry -> entry.kind() == Kind.STEP_LEFT_OUT)
          .extracting(Entry::title)
          .containsExactly("Remove what may be removed");
    }
  }

  @Test
  void whoeverHasADriveMountedVouchesForItsDisk() {
    MinioReadOnlyWorld world = new MinioReadOnlyWorld();
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(bench.journal().gate().orElseThrow().proof().phrase())
          .isEqualTo("the disks are sound");
    }
  }

  @Test
  void aDriveThatCameBackEmptyIsFilledAndItsDiskVouchedFor() {
    MinioReadOnlyWorld world = new MinioReadOnlyWorld(Set.of(Twist.ONLY_A_DRIVE_IS_EMPTY));
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(world.effects()).containsExactly("heal");
      assertThat(bench.journal().gate().orElseThrow().proof().phrase())
          .isEqualTo("the disks are sound");
    }
  }

  @Test
  void whereMoreAreEmptyThanObjectsOfReducedRedundancyMayLackThatIsSaidAndVouchedFor() {
    MinioReadOnlyWorld world = new MinioReadOnlyWorld(Set.of(Twist.TWO_DRIVES_ARE_EMPTY));
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      GateCard gate = bench.journal().gate().orElseThrow();
      assertThat(gate.proof().phrase())
          .isEqualTo("the disks are sound, and no object has reduced redundancy");
      assertThat(gate.loss())
          .contains("objects of reduced redundancy: [minio-3 /mnt/drive, minio-4 /mnt/drive]")
          .contains(
              "1 drives may lack their copy, no more: MinIO removes those as it fills drives");
    }
  }

  @Test
  void whereNothingIsBrokenEveryPartIsReadForWhoAsks() {
    MinioReadOnlyWorld world = new MinioReadOnlyWorld(Set.of(Twist.EVERY_PART_IS_READ));
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(world.effects()).containsExactly("heal every part");
      assertThat(bench.journal().gate().orElseThrow().question())
          .isEqualTo("Read every part of every object, and heal what is corrupt?");
    }
  }

  @Test
  void whatNoHealMakesWholeStandsInTheReportAndInTheWordsOfTheEnding() {
    MinioReadOnlyWorld world = new MinioReadOnlyWorld(Set.of(Twist.SOME_LACK_COPIES));
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      Entry last = bench.journal().last();
      assertThat(last.detail())
          .startsWith("objects that lack copies which no heal makes: 2, such as b/x, b/y.");
      assertThat(requireNonNull(last.facts()).rows().getFirst()).contains("2, such as b/x, b/y");
    }
  }

  @Test
  void whereMinioPlacesNoCanaryTheRunRecoversAndSaysThatItWasNotSeen() {
    MinioReadOnlyWorld world = new MinioReadOnlyWorld(Set.of(Twist.A_POOL_IS_FULL));
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(bench.journal().last().detail())
          .startsWith("no canary was placed on [minio-5/mnt/drive]")
          .endsWith("see by yourself");
    }
  }

  @Test
  void aCanaryThatCannotBeRemovedHindersNobody() {
    MinioReadOnlyWorld world = new MinioReadOnlyWorld(Set.of(Twist.THE_CANARY_STAYS));
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.RECOVERED);
      assertThat(world.defectsAfterRecovery()).isEmpty();
    }
  }

  private static void refused(Twist twist, String reason) {
    MinioReadOnlyWorld world = new MinioReadOnlyWorld(Set.of(twist));
    try (Bench bench = bench(world)) {
      assertThat(Endings.awaited(bench.start(world.runbook(), world.request())))
          .isEqualTo(Ending.REFUSED);
      assertThat(bench.journal().last().detail()).contains(reason);
      assertThat(world.effects()).isEmpty();
    }
  }

  private static Bench bench(MinioReadOnlyWorld world) {
    return new Bench(MinioReadOnly.class, world.verbs(), Fault.NONE, Answers.YES);
  }
}
