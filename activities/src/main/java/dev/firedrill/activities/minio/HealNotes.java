package dev.firedrill.activities.minio;

import static java.util.Objects.requireNonNullElse;

import dev.firedrill.workflows.minio.Unhealed;
import dev.firedrill.workflows.procedure.RunNotes;
import dev.firedrill.workflows.procedure.RunNotes.Kept;
import io.temporal.activity.Activity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the heal of the run for which a verb is carried out has left, as its audit keeps it. */
final class HealNotes {

  private static final String KIND = "unhealed";
  private static final String COUNT = "count";
  private static final String FIRST = "first";
  private static final String UNPLACED = "unplaced";

  private final RunNotes notes;

  HealNotes(RunNotes notes) {
    this.notes = notes;
  }

  void note(Unhealed left) {
    String words =
        "MinIO has healed all that it can. Objects that lack copies which no heal makes: "
            + (left.count() == 0 ? "none" : left.count() + ", such as " + left.first());
    notes.note(
        run(),
        "",
        words,
        List.of(
            new Kept(KIND, COUNT, Long.toString(left.count())),
            new Kept(KIND, FIRST, left.first()),
            new Kept(KIND, UNPLACED, left.unplaced())));
  }

  /** What was noted last; null where nothing was. */
  @Nullable Unhealed last() {
    List<Kept> kept = notes.kept(run(), KIND);
    String count = last(kept, COUNT);
    String first = last(kept, FIRST);
    return count == null || first == null
        ? null
        : new Unhealed(Long.parseLong(count), first, requireNonNullElse(last(kept, UNPLACED), ""));
  }

  private static @Nullable String last(List<Kept> kept, String name) {
    return kept.stream()
        .filter(each -> each.name().equals(name))
        .map(Kept::value)
        .reduce((one, next) -> next)
        .orElse(null);
  }

  private static String run() {
    return String.valueOf(Activity.getExecutionContext().getInfo().getWorkflowId());
  }
}
