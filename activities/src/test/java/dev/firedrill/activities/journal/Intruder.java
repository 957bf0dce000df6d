package dev.firedrill.activities.journal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who has got hold of the database as its superuser, and knows how hashes are made. */
final class Intruder {

  private record Kept(long position, Line line) {}

  private final JdbcClient sql;

  Intruder(TestDatabase database) {
    this.sql = database.intruder();
    sql.sql("ALTER TABLE audit DISABLE TRIGGER USER").update();
  }

  Intruder does(String statement) {
    sql.sql(statement).update();
    return this;
  }

  /** Puts other words into one line, and makes every hash from there on follow again. */
  Intruder rewrites(long first, String title) {
    String previous =
        first == 1
            ? Line.GENESIS
            : sql.sql("SELECT hash FROM audit WHERE position = ?")
                .param(first - 1)
                .query(String.class)
                .single();
    List<Kept> kept =
        sql.sql("SELECT * FROM audit WHERE position >= ? ORDER BY position")
            .param(first)
            .query((row, number) -> new Kept(row.getLong("position"), Chain.line(row, number)))
            .list();
    for (Kept each : kept) {
      Line was = each.line();
      String told = each.position() == first ? title : was.title();
      Line line =
          new Line(
              was.run(),
              was.sequence(),
              was.correction(),
              was.at(),
              was.person(),
              was.what(),
              told,
              was.content());
      String hash = line.hash(each.position(), previous);
      sql.sql("UPDATE audit SET title = ?, previous = ?, hash = ? WHERE position = ?")
          .params(told, previous, hash, each.position())
          .update();
      previous = hash;
    }
    return this;
  }
}
