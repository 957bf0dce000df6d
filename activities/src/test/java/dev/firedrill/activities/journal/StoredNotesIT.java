package dev.firedrill.activities.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.EnteredShare;
import dev.firedrill.workflows.procedure.RunNotes;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a run reads back later is in the audit, beside the words that people read. */
class StoredNotesIT {

  private static TestDatabase database;
  private static JdbcJournal journal;
  private static RunNotes notes;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.start();
    journal = new JdbcJournal(database.application(), List::of);
    notes = new StoredNotes(database.application(), journal);
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @Test
  void aRunKnowsWhatItsOwnHoldersEnteredOnceForEachShareAndServer() {
    EnteredShare first = new EnteredShare("vault-1", "a-1");
    EnteredShare second = new EnteredShare("vault-2", "a-2");
    EnteredShare others = new EnteredShare("vault-1", "b");
    notes.note("run-1", "ann", "1 of 3 shares", List.of(first.kept(), second.kept()));
    notes.note("run-1", "ben", "2 of 3 shares", List.of(first.kept()));
    notes.note("run-2", "ann", "1 of 3 shares", List.of(others.kept()));
    assertThat(EnteredShare.of(notes, "run-1")).containsExactlyInAnyOrder(first, second, first);
    assertThat(EnteredShare.of(notes, "run-3")).isEmpty();
    assertThat(notes.kept("run-1", "detail")).isEmpty();
  }

  @Test
  void theNewestIsTheLastAndNobodyNeedsToHaveWrittenIt() {
    notes.note("run-5", "", "first", List.of(new RunNotes.Kept("heal", "left", "2")));
    notes.note("run-5", "", "second", List.of(new RunNotes.Kept("heal", "left", "1")));
    assertThat(notes.kept("run-5", "heal")).extracting(RunNotes.Kept::value).endsWith("1");
  }

  @Test
  void whatAPersonWritesIsNoneOfIt() {
    journal.note("run-4", "eve", "\"attempt vault-1\":\"theirs\"");
    assertThat(EnteredShare.of(notes, "run-4")).isEmpty();
  }
}
