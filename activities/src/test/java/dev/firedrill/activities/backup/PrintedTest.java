package dev.firedrill.activities.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.backup.ArchiverView;
import org.junit.jupiter.api.Test;

/** What was seen of PostgreSQL 15.18, pgBackRest 2.45 and coreutils 9.1. */
class PrintedTest {

  private static final String STUCK = "000000020000000000000008";

  @Test
  void anArchiverThatFailedLastFails() {
    ArchiverView view =
        Printed.archiver("pg-2", look("\"15:37:33.122829+00:00\"", "\"15:37:28.783476+00:00\""));
    assertThat(view.failing()).isTrue();
    assertThat(view.current()).isEqualTo("00000002000000000000000B");
    assertThat(view.lastFailed()).isEqualTo(STUCK);
    assertThat(view.lastArchived()).isEqualTo("000000020000000000000007");
    assertThat(view.waiting()).containsExactly(STUCK, "00000003.history");
  }

  @Test
  void aFailureThatWasOvercomeIsNone() {
    String utc = "\"15:37:33.122829+00:00\"";
    String later = "\"17:37:34+02:00\"";
    assertThat(Printed.archiver("pg-2", look(utc, later)).failing()).isFalse();
  }

  @Test
  void anArchiverThatNeverSucceededFailsAndOneThatNeverTriedDoesNot() {
    assertThat(Printed.archiver("pg-2", look("\"15:37:33+00:00\"", "null")).failing()).isTrue();
    assertThat(Printed.archiver("pg-2", look("null", "null")).failing()).isFalse();
  }

  @Test
  void nothingWaitsWhereNothingIsListed() {
    assertThat(Printed.archiver("pg-2", "{\"current\": \"x\", \"ready\": null}").waiting())
        .isEmpty();
  }

  @Test
  void segmentsAreFoundWhateverCompressesThemAndNothingElseIs() {
    String sum = "b3050474f520960d2a256f40e6be113e074a2dd1";
    String listed =
        """
        {".":{"type":"path"},
         "000000020000000000000008-%1$s.lz4":{"type":"file"},
         "000000020000000000000009-%1$s":{"type":"file"},
         "000000020000000000000007.partial-%1$s.lz4":{"type":"file"},
         "000000020000000000000008.00000028.backup":{"type":"file"}}
        """
            .formatted(sum);
    assertThat(Printed.segments(listed))
        .containsOnlyKeys(STUCK, "000000020000000000000009")
        .containsValue(sum);
  }

  @Test
  void aSegmentThatIsThereTwiceIsNotChosenFrom() {
    String listed =
        """
        {"000000020000000000000008-%s.lz4":{}, "000000020000000000000008-%s.lz4":{}}
        """
            .formatted("a".repeat(40), "b".repeat(40));
    assertThatThrownBy(() -> Printed.segments(listed)).hasMessageContaining("twice");
  }

  @Test
  void whatCouldNotBeReadHasNoChecksum() {
    String sum = "01d34c3fd11db0b913d111d1af26a1a2e0f7000f";
    assertThat(Printed.checksums(sum + "  /data/pg_wal/" + STUCK + "\nsha1sum: /x: No such file\n"))
        .containsOnlyKeys("/data/pg_wal/" + STUCK)
        .containsValue(sum);
  }

  @Test
  void garbageIsSaidToBeGarbage() {
    assertThatThrownBy(() -> Printed.names("ERROR: [055]"))
        .hasMessageStartingWith("pgBackRest repo-ls: ");
  }

  private static String look(String failed, String archived) {
    return """
    {"ready": ["000000020000000000000008.ready", "00000003.history.ready"],
     "current": "00000002000000000000000B", "failed_count": 7,
     "last_failed_wal": "000000020000000000000008", "last_failed_time": %s,
     "last_archived_wal": "000000020000000000000007", "last_archived_time": %s}
    """
        .formatted(dated(failed), dated(archived));
  }

  private static String dated(String time) {
    return time.replaceFirst("^\"", "\"2026-11-21T");
  }
}
