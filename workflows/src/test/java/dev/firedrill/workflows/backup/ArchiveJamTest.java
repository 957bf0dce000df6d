package dev.firedrill.workflows.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is this jam and what is another; and when archiving is whole again. */
class ArchiveJamTest {

  private static final String STUCK = "000000020000000000000008";
  private static final String NEXT = "000000020000000000000009";
  private static final String CURRENT = "00000002000000000000000A";
  private static final String LATER = "00000002000000000000000B";
  private static final String OLDER_TIMELINE = "000000010000000000000002";
  private static final Twin DIFFERS = new Twin(STUCK, "a".repeat(40), "b".repeat(40));
  private static final Twin SAME = new Twin(STUCK, "a".repeat(40), "a".repeat(40));

  @Test
  void aSegmentThatTheRepositoryHasOtherwiseIsThisJam() {
    assertThat(objections(failing(), List.of(DIFFERS), List.of())).isEmpty();
  }

  @Test
  void anArchiverThatWorksIsLeftAlone() {
    assertThat(objections(working(NEXT, List.of()), List.of(), List.of()))
        .containsExactly("archiving does not fail: " + NEXT + " was archived last");
  }

  @Test
  void aSegmentThatTheRepositoryDoesNotHaveFailsForAnotherReason() {
    assertThat(objections(failing(), List.of(), List.of()))
        .containsExactly(
            "archiving fails on "
                + STUCK
                + ", which the repository does not have: the cause is another one; read the"
                + " leader's PostgreSQL log");
  }

  @Test
  void aSegmentThatIsTheSameThereFailsForAnotherReason() {
    assertThat(objections(failing(), List.of(SAME), List.of()))
        .singleElement()
        .asString()
        .contains("which is the same in the repository: the cause is another one");
  }

  @Test
  void anotherSegmentThatDiffersIsNotWhyThisOneFails() {
    Twin other = new Twin(NEXT, "a".repeat(40), "b".repeat(40));
    assertThat(objections(failing(), List.of(other), List.of()))
        .singleElement()
        .asString()
        .contains("which the repository does not have");
  }

  @Test
  void segmentsThatTheLeaderHasNotWrittenWouldJamItAgain() {
    assertThat(
            objections(failing(), List.of(DIFFERS), List.of(CURRENT, "00000002000000000000000B")))
        .singleElement()
        .asString()
        .contains("up to 00000002000000000000000B")
        .contains("it writes " + CURRENT + " now");
  }

  @Test
  void whatDiffersOtherwiseThanWhenPeopleWereAskedIsAnObjection() {
    Twin other = new Twin(NEXT, "a".repeat(40), "b".repeat(40));
    ArchiveJam now = new ArchiveJam(failing(), compared(List.of(DIFFERS, other), List.of()));
    assertThat(now.objectionsSince(compared(List.of(DIFFERS), List.of())))
        .containsExactly("changed since the question was asked: the segments that differ");
    assertThat(now.objectionsSince(compared(List.of(DIFFERS, other), List.of()))).isEmpty();
  }

  @Test
  void theArchiverHasPassedWhenNoneWaitsOrItGoesOnBehind() {
    assertThat(toPassing(failing()))
        .containsExactly(STUCK + " still waits", "2 wait, first " + STUCK);
    for (ArchiverView stands :
        List.of(
            working("", List.of(NEXT)),
            failingOn(STUCK, List.of(NEXT)),
            failingOn(NEXT, List.of(NEXT)))) {
      assertThat(toPassing(stands)).containsExactly("1 wait, first " + NEXT);
    }
    assertThat(toPassing(working("", List.of()))).isEmpty();
    assertThat(toPassing(working(NEXT, List.of(CURRENT)))).isEmpty();
  }

  @Test
  void archivingIsWholeWhenWhatWasWrittenThenHasArrivedAndNothingPilesUp() {
    assertThat(toWhole(failing()))
        .containsExactly(
            "archiving fails on " + STUCK,
            CURRENT + " is not archived yet",
            "2 segments wait to be archived");
    assertThat(toWhole(working(CURRENT, List.of())))
        .containsExactly(CURRENT + " is not archived yet");
    assertThat(toWhole(later(CURRENT, List.of(CURRENT))))
        .containsExactly(CURRENT + " is not archived yet");
    assertThat(toWhole(later(CURRENT, List.of(LATER)))).isEmpty();
    assertThat(toWhole(later(CURRENT + ".00000028.backup", List.of()))).isEmpty();
  }

  @Test
  void aSegmentOfAnOlderTimelineThatIsArchivedLastDoesNotHideWhatHasArrived() {
    ArchiverView now = later(OLDER_TIMELINE, List.of());
    assertThat(now.hasArchivedUpTo(CURRENT)).isTrue();
    assertThat(now.hasArchivedUpTo(LATER)).isFalse();
    assertThat(toWhole(now)).isEmpty();
  }

  /** Its recorded looks have to lead to the same steps again. */
  @Test
  void aRunOfBeforeGoesByTheNameThatWasArchivedLast() {
    Arrival told = Arrival.BY_LAST_NAME;
    ArchiverView hidden = later(OLDER_TIMELINE, List.of());
    assertThat(ArchiveJam.objectionsToWhole(failing(), hidden, told))
        .containsExactly(CURRENT + " is not archived yet");
    ArchiverView backup = working(LATER + ".00000028.backup", List.of());
    assertThat(ArchiveJam.objectionsToWhole(failing(), backup, told)).isEmpty();
    List<Twin> jammed = List.of(DIFFERS);
    assertThat(ArchiveJam.objectionsToPassing(working("", List.of(NEXT)), jammed, told))
        .containsExactly("1 wait, first " + NEXT);
    assertThat(ArchiveJam.objectionsToPassing(working(NEXT, List.of(CURRENT)), jammed, told))
        .isEmpty();
  }

  private static List<String> toPassing(ArchiverView now) {
    return ArchiveJam.objectionsToPassing(now, List.of(DIFFERS), Arrival.BY_WHAT_WAITS);
  }

  private static List<String> toWhole(ArchiverView now) {
    return ArchiveJam.objectionsToWhole(failing(), now, Arrival.BY_WHAT_WAITS);
  }

  @Test
  void manySegmentsAreShownAsAFew() {
    List<Twin> twins =
        IntStream.range(0, 12)
            .mapToObj(
                n -> new Twin("0000000200000000%08X".formatted(n), "a".repeat(40), "b".repeat(40)))
            .toList();
    assertThat(compared(twins, List.of()).asTable().rows())
        .hasSize(9)
        .last()
        .asString()
        .contains("and 4 more");
  }

  @Test
  void onlyAWholeSegmentAndItsChecksumMakeATwin() {
    assertThatThrownBy(() -> new Twin("00000002.history", "a".repeat(40), "a".repeat(40)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Twin(STUCK, "../etc", "a".repeat(40)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Twin.isSegment(STUCK + ".partial")).isFalse();
  }

  @Test
  void theArchiverIsShownInWords() {
    assertThat(failing().asTable().rows())
        .containsExactly(List.of("pg-1", "fails", "–", STUCK, "2"));
    assertThat(working(NEXT, List.of()).asTable().rows())
        .containsExactly(List.of("pg-1", "works", NEXT, "–", "0"));
  }

  private static List<String> objections(
      ArchiverView archiver, List<Twin> twins, List<String> ahead) {
    return new ArchiveJam(archiver, compared(twins, ahead)).objections();
  }

  private static Comparison compared(List<Twin> twins, List<String> ahead) {
    return new Comparison(twins, ahead, "/aside");
  }

  private static ArchiverView failing() {
    return failingOn(STUCK, List.of(STUCK, NEXT));
  }

  private static ArchiverView failingOn(String segment, List<String> waiting) {
    return new ArchiverView("pg-1", CURRENT, "", segment, true, waiting);
  }

  /** Some segment after that which was current. */
  private static ArchiverView later(String archived, List<String> waiting) {
    return new ArchiverView("pg-1", LATER, archived, "", false, waiting);
  }

  private static ArchiverView working(String archived, List<String> waiting) {
    return new ArchiverView("pg-1", CURRENT, archived, "", false, waiting);
  }
}
