package dev.firedrill.activities.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.reach.Unreachable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a log goes, by the bytes of its last segment. */
class LogEndTest {

  private static final int PREALLOCATED = 10 << 20;

  @Test
  void theLogEndsBehindItsLastRecord() throws Unreachable {
    assertThat(end(new SegmentBytes(0, PREALLOCATED).batches(0, 614))).isEqualTo(615);
    assertThat(end(new SegmentBytes(300, PREALLOCATED).batch(300, 349).batch(350, 399)))
        .isEqualTo(400);
  }

  @Test
  void offsetsThatCompactionLeftOutAreCountedAsEverywhereInKafka() throws Unreachable {
    assertThat(end(new SegmentBytes(0, 0).batch(7, 9).batch(40, 40))).isEqualTo(41);
  }

  @Test
  void aSegmentThatWasJustBegunEndsWhereItBegins() throws Unreachable {
    assertThat(end(new SegmentBytes(4711, PREALLOCATED))).isEqualTo(4711);
    assertThat(end(new SegmentBytes(0, 0))).isZero();
  }

  @Test
  void theLastSegmentCounts() throws Unreachable {
    SegmentBytes last = new SegmentBytes(500, 0).batches(500, 510);
    List<String> names =
        List.of(
            "00000000000000000000.log", last.names().getLast(), "00000000000000000510.snapshot");
    assertThat(LogEnd.of(names, last)).isEqualTo(511);
  }

  @Test
  void theIndexSparesTheReadingOfAllHeads() throws Unreachable {
    SegmentBytes long10 = new SegmentBytes(0, PREALLOCATED).batches(0, 9_999);
    assertThat(end(long10)).isEqualTo(10_000);
    assertThat(long10.reads()).hasSizeLessThan(70);
    SegmentBytes trimmed = new SegmentBytes(0, 8 * 180).batches(0, 9_999);
    assertThat(end(trimmed)).isEqualTo(10_000);
  }

  @Test
  void anIndexOfManyBlocksIsSearched() throws Unreachable {
    SegmentBytes dense = new SegmentBytes(0, PREALLOCATED).batches(0, 2_999);
    SegmentBytes indexed = new SegmentBytes(0, PREALLOCATED);
    for (int each = 0; each < 3_000; each++) {
      if (each > 0) {
        indexed.indexed(each, each * 76);
      }
    }
    for (int each = 0; each < 3_000; each++) {
      indexed.bytes(dense.read(dense.names().get(2), each * 76L, 76));
    }
    assertThat(end(indexed)).isEqualTo(3_000);
    assertThat(indexed.reads()).hasSizeLessThan(10);
  }

  @Test
  void aBatchThatIsCutOffDoesNotCount() throws Unreachable {
    assertThat(end(new SegmentBytes(0, 0).batches(0, 9).cut(1))).isEqualTo(9);
    assertThat(end(new SegmentBytes(0, 0).batches(0, 9).cut(40))).isEqualTo(9);
    assertThat(end(new SegmentBytes(0, 0).batches(0, 9).bytes(new byte[200]))).isEqualTo(10);
  }

  @Test
  void whatIsDamagedIsNotCountedWrongly() {
    byte[] garbage = new byte[100];
    Arrays.fill(garbage, (byte) 7);
    unreadable(new SegmentBytes(0, 0).batches(0, 9).bytes(garbage), "at byte 760 begins no batch");
    unreadable(new SegmentBytes(0, 0).batches(5, 9).batch(3, 3), "its offsets go back");
    unreadable(new SegmentBytes(0, PREALLOCATED).batches(0, 40).indexed(20, 33), "begins no batch");
    unreadable(
        new SegmentBytes(0, PREALLOCATED).batches(0, 40).indexed(41, 40 * 76).cut(3),
        "its index names byte 3040, where no whole batch is");
  }

  @Test
  void whatWouldTakeTooLongIsSaid() {
    unreadable(
        new SegmentBytes(0, 0).batches(0, 999),
        "its index leaves more than 400 batches to be read");
  }

  @Test
  void noSegmentIsNoEmptyLog() {
    assertThatThrownBy(() -> LogEnd.of(List.of("partition.metadata"), new SegmentBytes(0, 0)))
        .hasMessage("no segment of a log is there");
  }

  private static void unreadable(SegmentBytes segment, String why) {
    assertThatThrownBy(() -> end(segment))
        .isInstanceOf(UnreadableLog.class)
        .hasMessageContaining(why);
  }

  private static long end(SegmentBytes segment) throws Unreachable {
    return LogEnd.of(segment.names(), segment);
  }
}
