package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.Ledger;
import dev.firedrill.workflows.procedure.RunNotes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes in the audit, whose values stand beside the words that people read. */
@Component
public final class StoredNotes implements RunNotes {

  private static final String WORDS = "detail";

  private final JdbcClient sql;
  private final Ledger ledger;

  public StoredNotes(DataSource database, Ledger ledger) {
    this.sql = JdbcClient.create(database);
    this.ledger = ledger;
  }

  /** A value's key is two words: what a person writes has one of one word alone. */
  @Override
  public void note(String run, String person, String words, List<Kept> kept) {
    Map<String, String> content = new TreeMap<>();
    content.put(WORDS, words);
    kept.forEach(each -> content.put(each.kind() + " " + each.name(), each.value()));
    ledger.append(run, person, "NOTED", "Note", content);
  }

  @Override
  public List<Kept> kept(String run, String kind) {
    String begin = kind + " ";
    return sql.sql(
            """
            SELECT key, value FROM audit CROSS JOIN LATERAL jsonb_each_text(content::jsonb)
            WHERE run_id = :run AND what = 'NOTED' AND starts_with(key, :begin) ORDER BY position
            """)
        .param("run", run)
        .param("begin", begin)
        .query((row, number) ->
            new Kept(kind, row.getString("key").substring(begin.length()), row.getString("value")))
        .list();
  }
}
