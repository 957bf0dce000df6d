package dev.firedrill.activities.journal;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Inventory;
import dev.firedrill.workflows.procedure.Journal;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.Ledger;
import dev.firedrill.workflows.procedure.NotPossible;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The journal in PostgreSQL. Each telling is one transaction: the audit's lines, the rows that
 * screens read, and the notice on channel {@code firedrill} whose payload is the run's id.
 */
@Component
public final class JdbcJournal implements Journal, Ledger {

  /** Shorter than the engine's patience with one telling, so that a retry finds the lock free. */
  private static final int SECONDS = 8;

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final StopSwitch stop;
  private final Chain chain;
  private final Projection projection;
  private final LockRows locks;
  private final Settled settled;

  public JdbcJournal(DataSource database, Inventory inventory) {
    sql = JdbcClient.create(database);
    transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    transaction.setTimeout(SECONDS);
    stop = new StopSwitch(database);
    chain = new Chain(sql);
    locks = new LockRows(sql);
    settled = new Settled(sql);
    RunRows runs = new RunRows(sql, inventory);
    projection = new Projection(runs, new StepRows(sql), new GateRows(sql), new ParkRows(sql));
  }

  @Override
  public String tell(String run, Launch launch, List<Entry> entries) {
    Optional<Caller> caller = Caller.current();
    if (caller.isPresent() && !caller.get().run().equals(run)) {
      throw new NotPossible("a run tells of itself, and this is %s".formatted(caller.get().run()));
    }
    return requireNonNull(
        transaction.execute(status -> {
          if (!entries.isEmpty()) {
            commit(run, launch, entries);
          }
          return stop.by();
        }));
  }

  @Override
  public void append(String person, String what, String title, Map<String, String> content) {
    Line line = line(null, person, what, title, content);
    transaction.executeWithoutResult(status -> {
      chain.lock();
      chain.append(List.of(line));
    });
  }

  @Override
  public void append(
      String run, String person, String what, String title, Map<String, String> content) {
    Line line = line(run, person, what, title, content);
    transaction.executeWithoutResult(status -> {
      chain.lock();
      chain.append(List.of(line));
      tellScreens(run);
    });
  }

  @Override
  public void note(String run, String person, String text) {
    append(run, person, "NOTED", "Note", Map.of("detail", text));
  }

  private static Line line(
      @Nullable String run, String person, String what, String title, Map<String, String> content) {
    @Nullable String who = person.isEmpty() ? null : Text.storable(person);
    return new Line(run, null, 0, Instant.now(), who, what, Text.storable(title), Json.of(content));
  }

  private void commit(String run, Launch launch, List<Entry> entries) {
    chain.lock();
    Map<Integer, List<Line>> told = told(run, entries);
    List<Line> lines = new ArrayList<>();
    List<Entry> fresh = new ArrayList<>();
    for (Entry entry : entries) {
      Line line = line(run, entry);
      List<Line> before = told.getOrDefault(entry.sequence(), List.of());
      if (before.stream().noneMatch(line::tellsTheSameAs)) {
        lines.add(line.correcting(before.size()));
        fresh.add(entry);
      }
    }
    if (!lines.isEmpty()) {
      chain.append(lines);
      if (isTheRunItself(run)) {
        project(run, launch, fresh);
      }
      tellScreens(run);
    }
  }

  /** What another execution tells under the id of a run that was admitted stays in the audit. */
  private boolean isTheRunItself(String run) {
    return Caller.current().map(caller -> settled.isToldBy(caller, run)).orElse(true);
  }

  private void project(String run, Launch launch, List<Entry> fresh) {
    fresh.forEach(entry -> projection.apply(run, launch, entry));
    if (fresh.stream().anyMatch(entry -> entry.kind() == Entry.Kind.RUN_ENDED)) {
      locks.freedBy(run).ifPresent(line -> chain.append(List.of(line)));
      requireStillItself(run);
    }
  }

  /** Asked again after the wait for the lock's row, which a change that is let pass shares. */
  private void requireStillItself(String run) {
    if (!isTheRunItself(run)) {
      throw new IllegalStateException(run + " is another execution's by now");
    }
  }

  private void tellScreens(String run) {
    sql.sql("SELECT pg_notify('firedrill', ?)").param(run).query(JdbcJournal::nothing).single();
  }

  private Map<Integer, List<Line>> told(String run, List<Entry> entries) {
    int first = entries.stream().mapToInt(Entry::sequence).min().orElseThrow();
    int last = entries.stream().mapToInt(Entry::sequence).max().orElseThrow();
    return chain.told(run, first, last).stream()
        .filter(line -> line.sequence() != null)
        .collect(Collectors.groupingBy(Line::sequence));
  }

  private static Line line(String run, Entry entry) {
    return new Line(
        run,
        entry.sequence(),
        0,
        entry.at(),
        entry.person(),
        entry.kind().name(),
        Text.storable(entry.title()),
        Json.content(entry));
  }

  private static boolean nothing(ResultSet row, int number) {
    return true;
  }
}
