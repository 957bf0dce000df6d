package dev.firedrill.activities.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the audit from its first line and finds what was edited, deleted or moved. What was cut off
 * at the end, or written anew as a whole, only a head kept outside the database can show.
 */
public final class AuditChain {

  private static final int ROWS_AT_ONCE = 1_000;
  private static final int MOST_TOLD = 100;

  private final List<String> broken = new ArrayList<>();
  private long position;
  private String head = Line.GENESIS;

  private AuditChain() {}

  /** Reads the whole audit, a page at a time; memory does not grow with it. */
  public static ChainReport verify(DataSource database) {
    AuditChain chain = new AuditChain();
    JdbcTemplate sql = new JdbcTemplate(database);
    sql.setFetchSize(ROWS_AT_ONCE);
    // The driver pages only within a transaction.
    new TransactionTemplate(new JdbcTransactionManager(database))
        .executeWithoutResult(
            status -> sql.query("SELECT * FROM audit ORDER BY position", chain::read));
    return new ChainReport(chain.position, chain.head, chain.broken);
  }

  private void read(ResultSet row) throws SQLException {
    long at = row.getLong("position");
    String previous = row.getString("previous");
    String hash = row.getString("hash");
    if (at != position + 1) {
      tell("%d is missing".formatted(position + 1) + (at > position + 2 ? " to " + (at - 1) : ""));
    } else if (!previous.equals(head)) {
      tell("%d does not follow the line before it".formatted(at));
    }
    if (!Chain.line(row, 0).hash(at, previous).equals(hash)) {
      tell("%d was altered".formatted(at));
    }
    position = at;
    head = hash;
  }

  private void tell(String what) {
    if (broken.size() < MOST_TOLD) {
      broken.add("line " + what);
    }
  }
}
