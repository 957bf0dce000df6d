package dev.firedrill.activities.locks;

import dev.firedrill.activities.journal.JdbcJournal;
import dev.firedrill.activities.journal.TestDatabase;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.Rests;
import dev.firedrill.workflows.procedure.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL with the locks and the fence, and runs that begin and end by the journal. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class OnStoredLocks {

  static final Launch LAUNCH =
      new Launch("patroni-failover", "v1", new TargetName("orders-db"), "ann");
  static final Launch ELSEWHERE =
      new Launch("patroni-failover", "v1", new TargetName("other-db"), "ann");
  static final Duration MINUTE = Duration.ofMinutes(1);

  TestDatabase database;
  JdbcClient sql;
  JdbcJournal journal;
  StoredLocks locks;
  Fence fence;

  @BeforeAll
  final void start() throws Exception {
    database = TestDatabase.start();
    sql = database.intruder();
    DataSource always = database.kept();
    journal = new JdbcJournal(always, List::of);
    locks = new StoredLocks(always, journal);
    fence = new Fence(always);
  }

  @AfterAll
  final void stop() throws Exception {
    database.close();
  }

  @BeforeEach
  final void empty() {
    database.empty();
    sql.sql("TRUNCATE stop_switch").update();
  }

  final String begin(String run) {
    List<Entry> begun = List.of(entry(1, Entry.Kind.RUN_STARTED, null));
    TestDatabase.done(() -> journal.tell(run, LAUNCH, begun));
    sql.sql("UPDATE runs SET execution = 'x-' || id WHERE id = ?").param(run).update();
    return run;
  }

  final void end(String run, Ending ending) {
    List<Entry> ended = List.of(entry(2, Entry.Kind.RUN_ENDED, ending));
    TestDatabase.done(() -> journal.tell(run, LAUNCH, ended));
  }

  static Entry entry(int sequence, Entry.Kind kind, @Nullable Ending ending) {
    return new Entry(
        sequence, Instant.now(), kind, 0, "patroni-failover", "", null, null, null, ending);
  }

  static Attempt attempt(String run, int number) {
    return new Attempt(run, "x-" + run, run + "/3", number, MINUTE, Rests.UNKNOWN);
  }
}
