package dev.firedrill.activities.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Where a leader's WAL is, and what of it an archive lacks; the words as PostgreSQL 15 says them.
 */
class WalPositionsTest {

  private static final String BEFORE = "0000000100000000000000FD";
  private static final String ACROSS = "0000000200000000000000FF";
  private static final String NEWEST = "000000020000000100000001";
  private static final String CURRENT = "000000020000000100000002";

  private final WalPositions now =
      WalPositions.read(
          """
          {"now": "2026-11-21T19:50:26.5", "size": "16777216", "first": "0000000200000000000000FE",
           "current": "000000020000000100000002"}
          """);

  @Test
  void aSegmentThatIsThereOnNoTimelineIsMissing() {
    assertThat(now.missing(BEFORE, List.of(BEFORE, ACROSS, NEWEST)))
        .containsExactly("00000000000000FE", "0000000100000000");
    assertThat(
            now.missing(
                BEFORE,
                List.of(
                    BEFORE,
                    "0000000100000000000000FE",
                    ACROSS,
                    "000000020000000100000000",
                    NEWEST)))
        .isEmpty();
  }

  @Test
  void whatAnotherMemberWroteAheadOfTheLeaderIsNotTheNewest() {
    String ahead = "000000010000000100000007";
    assertThat(now.newest(List.of(BEFORE, NEWEST, ahead))).isEqualTo(NEWEST);
    assertThat(now.newest(List.of())).isEmpty();
  }

  @Test
  void whatIsNotArchivedBeginsBehindTheNewestSegmentOfTheLeadersOwnTimeline() {
    assertThat(now.firstNotIn(List.of(BEFORE, NEWEST))).contains("1/2000000");
    assertThat(now.firstNotIn(List.of(BEFORE))).contains("0/FE000000");
    assertThat(now.firstNotIn(List.of(CURRENT))).isEmpty();
    assertThat(now.timeline()).isEqualTo(2);
  }

  @Test
  void theOldestTransactionThatIsNotArchivedTellsForHowLong() {
    String dumped =
        """
        rmgr: Transaction len (rec/tot):     46/    46, tx:        741, lsn: 1/02000028, prev 1/01000180, \
        desc: COMMIT 2026-11-21 19:50:00.499999 UTC
        rmgr: Transaction len (rec/tot):     46/    46, tx:        742, lsn: 1/02000058, prev 1/02000028, \
        desc: COMMIT 2026-11-21 19:50:20.000000 UTC; inval msgs: catcache 55
        """;
    assertThat(now.secondsSinceFirst(dumped)).isEqualTo(26);
    assertThat(now.secondsSinceFirst("")).isZero();
  }

  @Test
  void noTransactionIsAnAnswerOnlyWhereTheWalEnds() {
    String end =
        "pg_waldump: error: error in WAL record at 1/2000148: invalid record length at 1/2";
    assertThat(WalPositions.isAnswer("", end)).isTrue();
    assertThat(WalPositions.isAnswer("", "pg_waldump: error: Permission denied")).isFalse();
    assertThat(WalPositions.isAnswer("rmgr: Transaction", "")).isTrue();
  }
}
