package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * How the target's bucket differs from the source's, by the listings of both.
 *
 * @param objects how many the source has, of those compared
 * @param missing what the target does not have
 * @param older what the target has another content of, and not yet the source's version
 * @param covered what the target has under a newer version or a delete marker of its own, so that
 *     no resync brings it to light
 * @param extra what the target has and the source has not
 * @param upTo the last key that was compared; empty when all were
 * @param trouble why they were not compared; empty when they were
 * @param canary why the canary was not written on the source; empty when it was
 * @param echo why the target did not list the canary; empty when it did
 * @param leftover why the canary was not removed, which hinders nothing; empty when it was
 * @param partial whether nobody knows what lies after {@code upTo}; false also in what was told
 *     before that counted
 */
public record Comparison(
    long objects,
    Unlike missing,
    Unlike older,
    Unlike covered,
    Unlike extra,
    String upTo,
    String trouble,
    String canary,
    String echo,
    String leftover,
    boolean partial)
    implements Facts {

  public Comparison {
    requireNonNull(missing, "missing");
    requireNonNull(older, "older");
    requireNonNull(covered, "covered");
    requireNonNull(extra, "extra");
    requireNonNull(upTo, "upTo");
    requireNonNull(trouble, "trouble");
    requireNonNull(canary, "canary");
    requireNonNull(echo, "echo");
    requireNonNull(leftover, "leftover");
  }

  /** They could not be compared, for this reason. */
  public static Comparison none(String trouble) {
    Unlike none = Unlike.none();
    return new Comparison(0, none, none, none, none, "", trouble, trouble, trouble, "", false);
  }

  /** Whether the target has just what the source has, as far as anybody knows of all of it. */
  boolean isInLine() {
    return trouble.isEmpty() && isNothingToSend() && covered.isNone() && extra.isNone();
  }

  /** Whether a resync would bring nothing, which nobody can say of what was not compared. */
  boolean isNothingToSend() {
    return missing.isNone() && older.isNone() && !partial;
  }

  /** How many objects a resync brings. */
  public long toSend() {
    return missing.count() + older.count();
  }

  @Override
  public Table asTable() {
    List<List<String>> rows = new ArrayList<>();
    if (!trouble.isEmpty()) {
      rows.add(List.of("compared", trouble));
      return new Table(List.of("what", "seen"), rows);
    }
    rows.add(List.of("objects compared", objects + (upTo.isEmpty() ? "" : ", up to " + upTo)));
    rows.add(List.of("missing on the target", missing.inWords()));
    rows.add(List.of("older on the target", older.inWords()));
    rows.add(List.of("covered on the target", covered.inWords()));
    rows.add(List.of("only on the target", extra.inWords()));
    rows.add(List.of("canary", canaryInWords()));
    return new Table(List.of("what", "seen"), rows);
  }

  private String canaryInWords() {
    if (!canary.isEmpty() || !echo.isEmpty()) {
      return canary.isEmpty() ? echo : canary;
    }
    return "written, and listed by the target"
        + (leftover.isEmpty() ? "" : "; not removed: " + leftover);
  }
}
