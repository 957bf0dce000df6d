package dev.firedrill.web.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose turn it is to bring a share to the servers, among all web processes, and whether it is. */
@Component
class ShareTurns {

  private final JdbcClient database;
  private final TransactionTemplate transactions;

  ShareTurns(JdbcClient database, PlatformTransactionManager transactions) {
    this.database = database;
    this.transactions = new TransactionTemplate(transactions);
  }

  /** Does this while nobody else does so for this run. */
  <T> T inTurn(String run, Supplier<T> work) {
    return Objects.requireNonNull(
        transactions.execute(status -> {
          database
              .sql("SELECT pg_advisory_xact_lock(hashtextextended(:run, 0))")
              .param("run", "share " + run)
              .query((row, number) -> number)
              .list();
          return work.get();
        }));
  }

  /** Why no share is sent now: changes are stopped, or the run has lost its target's lock. */
  List<String> objectionsTo(String run, String target) {
    List<String> objections = new ArrayList<>();
    database
        .sql("SELECT person FROM stop_switch")
        .query(String.class)
        .list()
        .forEach(
            person -> objections.add("all changes are stopped by " + person + ": nothing is sent"));
    boolean held =
        database
            .sql(
                "SELECT EXISTS (SELECT FROM locks WHERE target = :target AND run = :run AND state = 'HELD')")
            .param("target", target)
            .param("run", run)
            .query(Boolean.class)
            .single();
    if (!held) {
      objections.add("the run has lost the lock on " + target + ": nothing is sent");
    }
    return objections;
  }
}
