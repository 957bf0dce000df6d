package dev.firedrill.activities.minio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.minio.Differences.Bounds;
import dev.firedrill.activities.minio.EchoCanary.Bucket;
import dev.firedrill.activities.reach.s3.ObjectVersion;
import dev.firedrill.workflows.minio.Comparison;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How two buckets differ, by what they list. */
class ComparingTest {

  private static final String LEFT = "firedrill-canary-0c6f8f0a-3c1d-4c53-9b52-0a4f3c1d2e5f";

  private final FakeStore source = new FakeStore();
  private final FakeStore copy = new FakeStore();

  /** What is written on the source comes over at once. */
  @BeforeEach
  void replicate() {
    source.whenWritten =
        version -> {
          source.versions.add(version);
          copy.versions.add(version);
        };
  }

  @Test
  void whatBothHaveAlikeIsNoDifference() throws Exception {
    both(object("a", "1"), object("b", "1"), object("c", "1"));
    Comparison seen = compared();
    assertThat(seen.objects()).isEqualTo(3);
    assertThat(List.of(seen.missing(), seen.older(), seen.covered(), seen.extra()))
        .allMatch(unlike -> unlike.count() == 0);
    assertThat(seen.trouble() + seen.canary() + seen.echo() + seen.leftover()).isEmpty();
  }

  @Test
  void nothingOfTheCanaryStaysAndNothingElseIsRemoved() throws Exception {
    both(object("a", "1"), object("firedrill-canary", "a client's own"));
    both(object("firedrill-canary-of-others", "1"), object(LEFT, "by a look that was killed"));
    assertThat(compared().objects()).as("one that was left is none of the clients'").isEqualTo(3);
    assertThat(source.versions).isEqualTo(copy.versions);
    assertThat(source.versions)
        .extracting(ObjectVersion::key)
        .containsExactly("a", "firedrill-canary", "firedrill-canary-of-others", LEFT);
  }

  @Test
  void theCanaryIsRemovedAlsoWhereItCouldNotBeHeard() throws Exception {
    both(object("a", "1"));
    source.whenWritten =
        version -> {
          source.versions.add(version);
          copy.refuses.add("versions");
        };
    Comparison seen = compared();
    assertThat(seen.echo()).contains("no to versions");
    assertThat(seen.leftover()).as("of the other side").contains("no to versions");
    assertThat(source.versions).extracting(ObjectVersion::key).containsExactly("a");
  }

  @Test
  void whatTheTargetDoesNotListIsMissing() throws Exception {
    both(object("a", "1"));
    source.versions.add(object("b", "1"));
    assertThat(compared().missing().some()).containsExactly("b");
  }

  @Test
  void anotherContentWithoutTheSourcesVersionIsOlder() throws Exception {
    source.versions.add(object("a", "2"));
    copy.versions.add(object("a", "1"));
    assertThat(compared().older().some()).containsExactly("a");
  }

  @Test
  void aVersionThatLiesUnderTheTargetsOwnIsCovered() throws Exception {
    both(object("b", "1"));
    source.versions.add(object("a", "1"));
    copy.versions.add(earlier("a", "1"));
    copy.versions.add(object("a", "theirs"));
    source.versions.add(object("c", "1"));
    copy.versions.add(earlier("c", "1"));
    copy.versions.add(marker("c"));
    assertThat(compared().covered().some()).containsExactly("a", "c");
  }

  @Test
  void whatWasRemovedThereBeforeItWasWrittenAgainHereIsMissing() throws Exception {
    source.versions.add(object("a", "2"));
    copy.versions.add(marker("a"));
    assertThat(compared().missing().some()).containsExactly("a");
  }

  @Test
  void whatOnlyTheTargetHasIsExtraAlsoWhenItWasRemovedHere() throws Exception {
    copy.versions.add(object("a", "1"));
    source.versions.add(marker("b"));
    copy.versions.add(object("b", "1"));
    copy.versions.add(marker("c"));
    assertThat(compared().extra().some()).containsExactly("a", "b");
  }

  @Test
  void whatWasOnItsWayIsNotCounted() throws Exception {
    source.versions.add(object("a", "1"));
    source.whenWritten =
        version -> {
          source.versions.add(version);
          copy.versions.addAll(source.versions);
        };
    assertThat(compared().missing().count()).isZero();
  }

  @Test
  void whatIsWrittenOverAllTheTimeIsNotCounted() throws Exception {
    source.versions.add(object("a", "2"));
    copy.versions.add(object("a", "1"));
    source.whenWritten =
        version -> {
          source.versions.set(0, object("a", "3"));
          copy.versions.set(0, object("a", "2"));
          source.versions.add(version);
          copy.versions.add(version);
        };
    assertThat(compared().older().count()).isZero();
  }

  @Test
  void aBucketIsComparedToItsEndHoweverLargeItIs() throws Exception {
    for (int each = 0; each < 3000; each++) {
      both(object("k%04d".formatted(each), "1"));
    }
    source.versions.add(object("z", "1"));
    Comparison seen = compared();
    assertThat(seen.missing().some()).containsExactly("z");
    assertThat(seen.objects()).isEqualTo(3001);
    assertThat(seen.partial()).isFalse();
  }

  @Test
  void whatIsTooMuchToKeepIsSaidAndTheRestIsNotTakenForAlike() throws Exception {
    both(object("a", "1"), object("e", "1"));
    source.versions.addAll(List.of(object("b", "1"), object("c", "1"), object("d", "1")));
    Comparison seen = compared(new Bounds(2, Duration.ofMinutes(1)));
    assertThat(seen.missing().some()).containsExactly("b", "c");
    assertThat(seen.upTo()).isEqualTo("c");
    assertThat(seen.partial()).isTrue();
    assertThat(compared(new Bounds(3, Duration.ofMinutes(1))).upTo()).as("of five").isEqualTo("d");
  }

  @Test
  void whatThereIsNoTimeForIsSaid() throws Exception {
    both(object("a", "1"), object("b", "1"));
    Comparison seen = compared(new Bounds(9, Duration.ZERO));
    assertThat(seen.upTo()).isEqualTo("a");
    assertThat(seen.objects()).isEqualTo(1);
    assertThat(seen.partial()).isTrue();
  }

  @Test
  void whatOnlyTheSecondWalkReachedIsNotTakenForAlike() throws Exception {
    source.versions.addAll(List.of(object("a", "1"), object("b", "1"), object("c", "1")));
    source.whenWritten =
        version -> {
          copy.versions.addAll(source.versions.subList(0, 2));
          source.versions.add(version);
          copy.versions.add(version);
        };
    Comparison seen = compared(new Bounds(2, Duration.ofMinutes(1)));
    assertThat(seen.missing().count()).as("c was not seen the first time").isZero();
    assertThat(seen.upTo()).isEqualTo("b");
    assertThat(seen.partial()).isTrue();
  }

  @Test
  void keysAreInTheOrderOfTheirBytesAndAKeysVersionsAreOne() throws Exception {
    String late = "\uD83D\uDE00"; // four bytes, and before the next by its chars
    String early = "\uFB00"; // three bytes
    both(object("a", "1"), earlier("a", "0"), earlier("a", "00"), object(late, "1"));
    source.versions.add(object(early, "1"));
    Comparison seen = compared();
    assertThat(seen.missing().some()).containsExactly(early);
    assertThat(seen.objects()).isEqualTo(3);
  }

  @Test
  void onlyTheFirstAreNamed() throws Exception {
    for (int each = 10; each < 40; each++) {
      source.versions.add(object("k" + each, "1"));
    }
    Comparison seen = compared();
    assertThat(seen.missing().count()).isEqualTo(30);
    assertThat(seen.missing().bytes()).isEqualTo(30 * 100);
    assertThat(seen.missing().some()).hasSize(20).startsWith("k10");
  }

  @Test
  void aSourceThatTakesNoWritesSaysSo() throws Exception {
    both(object("a", "1"));
    source.refuses.add("put");
    assertThat(compared().canary()).contains("SlowDownWrite");
  }

  @Test
  void aCanaryThatStaysIsTold() throws Exception {
    both(object("a", "1"));
    copy.refuses.add("deleteVersion");
    assertThat(compared().leftover()).contains("no to deleteVersion");
  }

  @Test
  void aTargetThatIsNotListedIsNotTakenForEmpty() throws Exception {
    both(object("a", "1"));
    copy.refuses.add("versions");
    assertThat(compared().trouble()).contains("no to versions");
  }

  private Comparison compared() throws Exception {
    return compared(Bounds.USUAL);
  }

  private Comparison compared(Bounds bounds) throws Exception {
    return new Comparing(bucket(source), bucket(copy), bounds).carryOut();
  }

  private static Bucket bucket(FakeStore store) {
    return new Bucket(store, "albums");
  }

  private void both(ObjectVersion... versions) {
    source.versions.addAll(List.of(versions));
    copy.versions.addAll(List.of(versions));
  }

  private static ObjectVersion object(String key, String id) {
    return new ObjectVersion(key, id, "tag of " + id, 100, true, false);
  }

  private static ObjectVersion earlier(String key, String id) {
    return new ObjectVersion(key, id, "tag of " + id, 100, false, false);
  }

  private static ObjectVersion marker(String key) {
    return new ObjectVersion(key, "marker", "", 0, true, true);
  }
}
