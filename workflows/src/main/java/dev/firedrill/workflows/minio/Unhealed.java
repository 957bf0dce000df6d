package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * The objects that the heal of this run left with copies missing, since no heal makes them.
 *
 * @param first some of them, bucket and object, with commas between
 * @param unplaced the nodes through which nothing came to some drives, each with those drives;
 *     empty where there are none, and in histories of before it was told
 */
public record Unhealed(long count, String first, String unplaced) {

  public Unhealed {
    requireNonNull(first, "first");
    unplaced = unplaced == null ? "" : unplaced;
  }

  /** Of a heal before which something came to each drive through each node. */
  public Unhealed(long count, String first) {
    this(count, first, "");
  }

  /** The same, with the drives that nothing came to. */
  public Unhealed withUnplaced(String drives) {
    return new Unhealed(count, first, drives);
  }

  String inWords() {
    return count == 0 ? "none" : count + ", such as " + first;
  }

  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (count > 0) {
      remarks.add(
          "objects that lack copies which no heal makes: %s. They are what is left of writes that failed, or cannot be read any more: look at each"
              .formatted(inWords()));
    }
    if (!unplaced.isEmpty()) {
      remarks.add(
          "through some nodes nothing was placed on some drives, so that it was not seen whether these nodes write to them: "
              + unplaced);
    }
    return remarks;
  }
}
