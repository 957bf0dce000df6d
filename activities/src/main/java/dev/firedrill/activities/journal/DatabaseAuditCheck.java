package dev.firedrill.activities.journal;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.firedrill.workflows.procedure.AuditCheck;
import dev.firedrill.workflows.procedure.ChainFault;
import dev.firedrill.workflows.procedure.ChainState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole audit against its signed head, for whoever asks at the console. */
@Component
public final class DatabaseAuditCheck implements AuditCheck {

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final Chain chain;
  private final HeadFile file;

  DatabaseAuditCheck(DataSource database, HeadFile file) {
    this.sql = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.chain = new Chain(sql);
    this.file = file;
  }

  @Override
  public ChainState verify() {
    HeadFile.Reading reading = file.read(); // First: what is signed meanwhile lies further on.
    ChainWalk walk = ChainWalk.fromTheStart(sql, reading.head()).toTheEnd();
    List<ChainFault> faults = new ArrayList<>();
    if (reading.fault() != null) {
      faults.add(reading.fault());
    } else if (reading.head() == null && walk.position() > 0) {
      faults.add(Follower.noHead(file));
    }
    faults.addAll(walk.faults());
    Instant now = Instant.now();
    return new ChainState(walk.position(), walk.hash(), now, now, faults);
  }

  @Override
  public ChainState acceptHead(String person, String reason) {
    ChainState before = verify();
    Map<String, String> content = new TreeMap<>();
    content.put("reason", reason);
    content.put("was", was());
    content.put("found", before.faults().stream().map(ChainFault::what).collect(joining("; ")));
    Line line =
        new Line(
            null,
            null,
            0,
            Instant.now(),
            person.isEmpty() ? null : Text.storable(person),
            "AUDIT_HEAD_ACCEPTED",
            "line " + before.line(),
            Json.of(content));
    Head end =
        requireNonNull(
            transaction.execute(status -> {
              chain.lock();
              return chain.append(List.of(line));
            }));
    try {
      file.replace(end);
    } catch (IOException e) {
      throw new UncheckedIOException("the head cannot be written to " + file.path(), e);
    }
    return verify();
  }

  private String was() {
    Head head = file.read().head();
    return head == null ? "" : "line %d, %s".formatted(head.position(), head.hash());
  }
}
