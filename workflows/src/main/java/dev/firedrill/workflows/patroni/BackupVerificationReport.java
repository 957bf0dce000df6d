package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.backup.BackupView;
import dev.firedrill.workflows.backup.Likeness;
import dev.firedrill.workflows.backup.Timing;
import dev.firedrill.workflows.backup.Verdict;
import dev.firedrill.workflows.backup.WalView;
import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The evidence of a verification that found nothing wrong.
 *
 * @param place the member on whose host the copy was restored
 * @param moment what the copy was recovered to, as PostgreSQL writes a time
 * @param tables how many were compared, with {@code rows} in all
 * @param moved the tables that were written meanwhile, and so were not compared
 * @param cut the databases of which only the largest tables were compared, in words
 * @param verdict which checks of the copy were made to their end
 */
public record BackupVerificationReport(
    BackupView backup,
    WalView wal,
    String place,
    String moment,
    Timing timing,
    int tables,
    long rows,
    List<String> moved,
    String cut,
    Verdict verdict)
    implements Facts {

  public BackupVerificationReport {
    moved = List.copyOf(moved);
  }

  static BackupVerificationReport of(
      BackupView backup,
      WalView wal,
      String place,
      Timing timing,
      Likeness likeness,
      Verdict verdict) {
    return new BackupVerificationReport(
        backup,
        wal,
        place,
        likeness.before().moment(),
        timing,
        likeness.still().size(),
        likeness.rows(),
        likeness.moved(),
        likeness.before().cutInWords(),
        verdict);
  }

  @Override
  public Table asTable() {
    List<List<String>> rows = new ArrayList<>();
    rows.addAll(lines(backup.asTable()));
    rows.addAll(lines(wal.asTable()));
    rows.addAll(lines(timing.asTable()));
    rows.add(List.of("recovered to", moment));
    rows.add(List.of("restored beside", place));
    rows.add(List.of("compared", tables + " tables, " + this.rows + " rows"));
    rows.add(
        List.of(
            "written meanwhile, not compared", moved.isEmpty() ? "–" : String.join(" ", moved)));
    rows.add(List.of("only the thousand largest tables, of", cut));
    rows.add(List.of("tables and indexes", verdict.outcome(Verdict.INDEXES)));
    rows.add(List.of("pages", verdict.outcome(Verdict.PAGES)));
    return new Table(List.of("evidence", ""), rows);
  }

  /** The one row of a table, a line for each of its columns. */
  private static List<List<String>> lines(Table table) {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      lines.add(List.of(table.columns().get(i), table.rows().getFirst().get(i)));
    }
    return lines;
  }
}
