package dev.firedrill.activities.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.ChainFault;
import dev.firedrill.workflows.procedure.ChainFault.Kind;
import dev.firedrill.workflows.procedure.ChainState;
import dev.firedrill.workflows.procedure.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The signed head outside the database, against somebody with every right inside it. */
class WitnessIT {

  private static TestDatabase database;
  private static JdbcJournal journal;

  @TempDir private Path folder;
  private Path head;
  private Witness witness;
  private DatabaseAuditCheck check;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.start();
    journal = new JdbcJournal(database.application(), List::of);
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @BeforeEach
  void twentyLinesThatWereSigned() throws Exception {
    database.empty();
    Files.deleteIfExists(folder.resolve("audit/head"));
    head = folder.resolve("audit/head");
    witness = witness();
    check = new DatabaseAuditCheck(database.application(), headFile());
    witness.look();
    tell(20);
    witness.look();
    assertThat(witness.state().faults()).isEmpty();
    assertThat(signed().position()).isEqualTo(20);
  }

  private HeadFile headFile() {
    return new HeadFile(head, folder.resolve("audit.key"));
  }

  private Head signed() {
    return requireNonNull(headFile().read().head(), "a signed head");
  }

  private Witness witness() {
    return new Witness(database.application(), headFile(), Duration.ofHours(1));
  }

  private static void tell(int lines) {
    Line line = new Line(null, null, 0, Told.NOON, "ann", "SIGNED_IN", "Sign in", "{}");
    DataSource application = database.application();
    Chain chain = new Chain(JdbcClient.create(application));
    TransactionTemplate append = new TransactionTemplate(new JdbcTransactionManager(application));
    TestDatabase.done(() ->
        append.executeWithoutResult(status -> {
          chain.lock();
          chain.append(Collections.nCopies(lines, line));
        }));
  }

  private List<String> found() {
    return check.verify().faults().stream().map(ChainFault::what).toList();
  }

  private Kind watched() {
    witness.look();
    assertThat(witness.state().holds()).isFalse();
    return witness.state().faults().getFirst().kind();
  }

  @Test
  void whatIsWholeHoldsAndItsEndIsSigned() {
    ChainState state = check.verify();
    assertThat(state.faults()).isEmpty();
    assertThat(state.line()).isEqualTo(20);
    assertThat(signed().hash()).isEqualTo(state.hash());
  }

  @Test
  void anEmptyAuditHasASignedHeadBeforeItsFirstLine() throws Exception {
    database.empty();
    Files.delete(head);
    witness().look();
    assertThat(signed().position()).isZero();
    assertThat(Files.getPosixFilePermissions(folder.resolve("audit.key"))).hasSize(2);
  }

  @Test
  void aTailThatIsCutOffIsFound() {
    new Intruder(database).does("DELETE FROM audit WHERE position > 17");
    assertThat(AuditChain.verify(database.application()).holds()).isTrue();
    assertThat(found()).containsExactly("lines 18 to 20 are gone; they were signed");
    assertThat(watched()).isEqualTo(Kind.CUT_OFF);
  }

  @Test
  void aTailThatWasReplacedIsFound() {
    new Intruder(database).does("DELETE FROM audit WHERE position > 17");
    for (int i = 0; i < 5; i++) {
      journal.append("eve", "SIGNED_IN", "Sign in", Map.of());
    }
    assertThat(AuditChain.verify(database.application()).holds()).isTrue();
    assertThat(found()).containsExactly("line 20 is not the one that was signed");
    assertThat(watched()).isEqualTo(Kind.REWRITTEN);
    assertThat(signed().position()).as("what is false is not signed").isEqualTo(20);
  }

  @Test
  void anEmptiedTableIsFound() {
    new Intruder(database).does("TRUNCATE audit");
    assertThat(found()).containsExactly("lines 1 to 20 are gone; they were signed");
    assertThat(watched()).isEqualTo(Kind.CUT_OFF);
  }

  @Test
  void aChainThatWasWrittenAnewIsFound() {
    for (long first : new long[] {20, 7, 1}) {
      new Intruder(database).rewrites(first, "Sign in " + first);
      assertThat(AuditChain.verify(database.application()).holds()).isTrue();
      assertThat(found()).containsExactly("line 20 is not the one that was signed");
      assertThat(watched()).isEqualTo(Kind.REWRITTEN);
    }
  }

  @Test
  void anEditADeletionAndAReorderingAreFoundByTheRounds() throws Exception {
    for (String deed :
        List.of(
            "UPDATE audit SET person = 'eve' WHERE position = 7",
            "DELETE FROM audit WHERE position = 7",
            "UPDATE audit SET position = CASE position WHEN 7 THEN -8 ELSE -7 END"
                + " WHERE position IN (7, 8)")) {
      twentyLinesThatWereSigned();
      new Intruder(database).does(deed);
      Witness fresh = witness();
      fresh.look();
      assertThat(fresh.state().faults().getFirst().kind()).as(deed).isEqualTo(Kind.BROKEN);
      assertThat(check.verify().holds()).as(deed).isFalse();
    }
  }

  @Test
  void triggersThatAreSwitchedOffForASessionHideNothing() {
    database
        .intruder()
        .sql(
            "DO $$ BEGIN SET LOCAL session_replication_role = replica;"
                + " DELETE FROM audit WHERE position = 12; END $$")
        .update();
    assertThat(found()).containsExactly("line 12 is missing");
  }

  @Test
  void aLineMoreIsFoundWhereverItIsPut() {
    new Intruder(database)
        .does("ALTER TABLE audit DROP CONSTRAINT audit_pkey")
        .does("INSERT INTO audit SELECT * FROM audit WHERE position = 9");
    assertThat(found()).containsExactly("line 9 stands where none may be");
    new Intruder(database)
        .does("DELETE FROM audit WHERE ctid = (SELECT max(ctid) FROM audit WHERE position = 9)")
        .does("ALTER TABLE audit ADD PRIMARY KEY (position)")
        .does(
            "INSERT INTO audit (position, at, what, title, content, previous, hash)"
                + " VALUES (0, now(), 'x', 'x', '{}', '', '')");
    assertThat(found()).containsExactly("line 0 stands where none may be");
  }

  @Test
  void aLineThatIsNoneIsFound() {
    new Intruder(database)
        .does("ALTER TABLE audit ALTER COLUMN content DROP NOT NULL")
        .does("UPDATE audit SET content = NULL WHERE position = 4");
    assertThat(found()).containsExactly("line 4 was altered");
    new Intruder(database).does("DELETE FROM audit WHERE position = 4");
    new Intruder(database).does("ALTER TABLE audit ALTER COLUMN content SET NOT NULL");
  }

  @Test
  void aHeadThatIsGoneIsAFindingAndIsNotMadeAgain() throws Exception {
    Files.delete(head);
    assertThat(found())
        .containsExactly("there is an audit, and its signed head is gone from " + head);
    assertThat(watched()).isEqualTo(Kind.NO_HEAD);
    Witness restarted = witness();
    restarted.look();
    assertThat(restarted.state().faults().getFirst().kind()).isEqualTo(Kind.NO_HEAD);
    new Intruder(database).does("TRUNCATE audit");
    assertThat(watched()).as("it was seen before").isEqualTo(Kind.NO_HEAD);
    assertThat(head).doesNotExist();
  }

  @Test
  void aHeadWithoutOurSignatureIsFound() throws Exception {
    String text = Files.readString(head);
    for (String forged :
        List.of(text.replace("line 20", "line 17"), text.replaceAll("signature .*", ""), "", "x")) {
      Files.writeString(head, forged);
      assertThat(check.verify().faults())
          .extracting(ChainFault::kind)
          .containsExactly(Kind.FORGED_HEAD);
      assertThat(watched()).isEqualTo(Kind.FORGED_HEAD);
      tell(1);
      witness.look();
      assertThat(head).hasContent(forged);
    }
    Files.writeString(head, text);
    witness.look();
    assertThat(witness.state().faults()).isEmpty();
    Files.delete(folder.resolve("audit.key"));
    assertThat(found()).containsExactly("the key that signed the head in " + head + " is gone");
  }

  @Test
  void anOldCopyOfTheHeadIsFoundWhileTheServerRuns() throws Exception {
    String old = Files.readString(head);
    tell(3);
    witness.look();
    Files.writeString(head, old);
    new Intruder(database).does("DELETE FROM audit WHERE position > 20");
    assertThat(watched()).isEqualTo(Kind.FORGED_HEAD);
  }

  @Test
  void severalProcessesShareAHeadThatNeverGoesBack() throws Exception {
    long highest = 20;
    List<Future<?>> processes = new ArrayList<>();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int process = 0; process < 4; process++) {
        Witness other = witness();
        processes.add(
            many.submit(() -> {
              for (int i = 0; i < 15; i++) {
                tell(1);
                other.look();
                assertThat(other.state().faults()).isEmpty();
              }
              return true;
            }));
      }
      while (highest < 80 && processes.stream().noneMatch(WitnessIT::hasFailed)) {
        long now = signed().position();
        assertThat(now).isGreaterThanOrEqualTo(highest);
        highest = now;
        witness.look();
      }
    }
    for (Future<?> process : processes) {
      process.get();
    }
    assertThat(check.verify().faults()).isEmpty();
    headFile().advance(new Head(40, "x", Instant.now()));
    assertThat(signed().position()).isEqualTo(80);
  }

  private static boolean hasFailed(Future<?> process) {
    return process.state() == Future.State.FAILED;
  }

  @Test
  void aRestoredBackupIsAcceptedByAPersonWithAReasonAndThatIsAudited() {
    new Intruder(database).does("DELETE FROM audit WHERE position > 17");
    assertThat(watched()).isEqualTo(Kind.CUT_OFF);
    ChainState accepted = check.acceptHead("root", "restored the backup of 02:00");
    assertThat(accepted.faults()).isEmpty();
    assertThat(accepted.line()).isEqualTo(18);
    assertThat(
            database
                .intruder()
                .sql(
                    "SELECT person || '|' || what || '|' || content FROM audit WHERE position = 18")
                .query(String.class)
                .single())
        .startsWith("root|AUDIT_HEAD_ACCEPTED|")
        .contains("restored the backup of 02:00", "lines 18 to 20 are gone", "line 20, ");
    witness.look();
    assertThat(witness.state().faults()).isEmpty();
    tell(1);
    witness.look();
    assertThat(signed().position()).isEqualTo(19);
  }

  @Test
  void acceptingTheHeadMendsNoBrokenLine() {
    new Intruder(database).does("UPDATE audit SET person = 'eve' WHERE position = 7");
    assertThat(check.acceptHead("root", "looked into it").faults())
        .extracting(ChainFault::what)
        .containsExactly("line 7 was altered");
  }

  @Test
  void aRoundReadsEveryLineAndForgetsWhatWasPutRight() {
    Witness rounds = new Witness(database.application(), headFile(), Duration.ZERO);
    tell(ChainWalk.PAGE * 5);
    new Intruder(database).does("UPDATE audit SET person = 'eve' WHERE position = 2400");
    rounds.look();
    assertThat(rounds.state().whole()).isNull();
    assertThat(rounds.state().faults().getFirst().what()).isEqualTo("line 2400 was altered");
    new Intruder(database).does("UPDATE audit SET person = 'ann' WHERE position = 2400");
    for (int i = 0; i < 4; i++) {
      rounds.look();
    }
    assertThat(rounds.state().whole()).isNotNull();
    assertThat(rounds.state().faults()).isEmpty();
  }

  @Test
  void itSignsTheLastLineWhenItStops() {
    witness.start();
    tell(2);
    witness.stop();
    assertThat(signed().position()).isEqualTo(22);
  }

  @Test
  void aRunsLinesAreFollowedToo() {
    journal.tell("run-1", Told.LAUNCH, List.<Entry>of(Told.started()));
    witness.look();
    assertThat(witness.state().line()).isEqualTo(21);
  }
}
