package dev.firedrill.workflows.backup;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a server's tables, counted and summed up.
 *
 * @param moment of a source, its clock when all was read; of a copy, the time of its newest commit;
 *     as PostgreSQL writes a time
 * @param cut the databases that have so many tables that only the largest were read; null where
 *     that was not noted yet, in runs of 0.6.0
 */
public record Tables(String moment, List<Sum> sums, @Nullable List<String> cut) implements Facts {

  public Tables {
    requireNonNull(moment, "moment");
    sums = List.copyOf(sums);
    cut = cut == null ? null : List.copyOf(cut);
  }

  /**
   * One table.
   *
   * @param name with its database and schema
   * @param sum over all rows, of a checksum of each with the transaction that wrote it
   */
  public record Sum(String name, long rows, String sum) {

    public Sum {
      requireNonNull(name, "name");
      requireNonNull(sum, "sum");
    }
  }

  /** The databases of which only the largest tables were read, in words. */
  public String cutInWords() {
    if (cut == null) {
      return "not known";
    }
    return cut.isEmpty() ? "–" : String.join(" ", cut);
  }

  /** By name. */
  Map<String, Sum> byName() {
    Map<String, Sum> named = new TreeMap<>();
    sums.forEach(sum -> named.put(sum.name(), sum));
    return named;
  }

  /** The rows of all of them. */
  public long rows() {
    return sums.stream().mapToLong(Sum::rows).sum();
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("tables", "rows", "as of"),
        List.of(List.of(String.valueOf(sums.size()), String.valueOf(rows()), moment)));
  }
}
