package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.backup.Figures;
import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The snapshots of a cluster in its store.
 *
 * @param place where they lie
 * @param count how many there are
 * @param promised how old the newest may be, in seconds, as the target's file says
 * @param gaps the times without one that were longer than promised; none in histories of when it
 *     was not asked
 */
public record SnapshotsView(
    String place, int count, StoredSnapshot newest, long promised, List<SnapshotGap> gaps)
    implements Facts {

  public SnapshotsView {
    requireNonNull(place, "place");
    requireNonNull(newest, "newest");
    gaps = gaps == null ? List.of() : List.copyOf(gaps);
  }

  /** Every reason why the newest is not what was promised; empty means that it is. */
  public List<String> objections() {
    if (!newest.isThere()) {
      return List.of("there is no snapshot in " + place);
    }
    List<String> objections = new ArrayList<>();
    if (newest.age() >= promised) {
      objections.add(
          "the newest snapshot, %s, is %s old: it has to be younger than %s"
              .formatted(newest.name(), Figures.time(newest.age()), Figures.time(promised)));
    }
    if (newest.bytes() == 0) {
      objections.add(newest.name() + " is empty");
    }
    if (newest.sha256().isEmpty()) {
      objections.add("the store has no SHA-256 of " + newest.name());
    }
    if (newest.cipher().isEmpty()) {
      objections.add("the store does not encrypt " + newest.name());
    }
    return objections;
  }

  /** As {@link #objections}, and it has to be another one than before. */
  public List<String> objectionsAfter(SnapshotsView before) {
    List<String> objections = new ArrayList<>(objections());
    if (newest.isThere() && newest.key().equals(before.newest().key())) {
      objections.add("the newest snapshot is still " + newest.name());
    }
    return objections;
  }

  /** The times without a snapshot in words. */
  String gapsInWords() {
    return gaps.isEmpty()
        ? "none longer than promised, of the last " + SnapshotGap.LOOKED_BACK.toDays() + " days"
        : gaps.stream().map(SnapshotGap::inWords).collect(Collectors.joining("; "));
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of(
            "place", "snapshots", "newest", "age", "size", "SHA-256", "encrypted", "times without"),
        List.of(
            List.of(
                place,
                String.valueOf(count),
                newest.isThere() ? newest.name() : "none",
                newest.isThere() ? Figures.time(newest.age()) : "",
                Figures.size(newest.bytes()),
                newest.sha256(),
                newest.cipher().isEmpty() ? "no" : newest.cipher(),
                newest.isThere() ? gapsInWords() : "")));
  }
}
