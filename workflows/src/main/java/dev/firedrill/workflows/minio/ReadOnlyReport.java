package dev.firedrill.workflows.minio;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the return of a cluster's drives and nodes came to.
 *
 * @param unhealed what could not be made whole; null where that is not known
 * @param unseen what the verification could not see, and a person has to
 */
public record ReadOnlyReport(
    List<Place> drives,
    List<Place> filled,
    List<Place> removed,
    List<String> started,
    boolean everyPart,
    @Nullable Unhealed unhealed,
    List<String> unseen,
    String approvedBy)
    implements Facts {

  public ReadOnlyReport {
    drives = List.copyOf(drives);
    filled = List.copyOf(filled);
    removed = List.copyOf(removed);
    started = List.copyOf(started);
    unseen = unseen == null ? List.of() : List.copyOf(unseen); // none in older runs
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("drives", "filled", "removed", "started", "parts", "not whole", "approved by"),
        List.of(
            List.of(
                inWords(drives),
                inWords(filled),
                inWords(removed),
                inWords(started),
                everyPart ? "every one read" : "not read",
                unhealed == null ? "not known" : unhealed.inWords(),
                approvedBy)));
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(unhealed == null ? List.of() : unhealed.remarks());
    remarks.addAll(unseen);
    return remarks;
  }

  private static String inWords(List<?> all) {
    return all.isEmpty()
        ? "none"
        : all.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
