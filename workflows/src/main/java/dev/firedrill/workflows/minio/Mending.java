package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The return of a MinIO cluster's drives and nodes. What is broken is what the hosts say of the
 * drives and the nodes of themselves; whether writes work is what the canary says, since the
 * cluster's health is 200 with read-only drives and with full ones. That a drive came back empty
 * only MinIO says; that parts are corrupt nobody does, until they are read.
 *
 * @param everyPart whether all that is stored is read, and what is corrupt is healed
 */
public record Mending(ClusterView cluster, boolean everyPart) implements Facts {

  public Mending {
    requireNonNull(cluster, "cluster");
  }

  /** The drives that are mounted: nothing is where they belong. */
  List<Place> toMount() {
    return places(DriveView::isGone);
  }

  /** The drives that are mounted for writing again. */
  List<Place> toRemount() {
    return places(DriveView::isReadOnly);
  }

  /** The drives that came back empty: MinIO fills them from the others. */
  public List<Place> toFill() {
    return places(DriveView::isToBeFilled);
  }

  private List<Place> places(Predicate<DriveView> like) {
    return cluster.drives().stream().filter(like).map(DriveView::place).toList();
  }

  /** All drives that are brought back. */
  public List<Place> drives() {
    List<Place> drives = new ArrayList<>(toMount());
    drives.addAll(toRemount());
    return drives;
  }

  /** What is removed from full drives. */
  List<Expendable> toRemove() {
    return cluster.drives().stream().flatMap(each -> each.toRemove().stream()).toList();
  }

  /** The files of {@link #toRemove}. */
  public List<Place> files() {
    return toRemove().stream().map(Expendable::place).toList();
  }

  /** The nodes that are started. */
  public List<String> nodes() {
    return cluster.nodes().stream().filter(node -> !node.lives()).map(NodeView::name).toList();
  }

  private boolean isNothingBroken() {
    return nodes().isEmpty()
        && toFill().isEmpty()
        && cluster.drives().stream().allMatch(DriveView::isSound);
  }

  /** Every reason not to bring them back; empty means that it may be done. */
  public List<String> objections() {
    List<String> objections = hindrances();
    if (objections.isEmpty() && isNothingBroken() && !everyPart) {
      objections.add(
          "nothing is broken: every node lives, every drive is mounted for writing with room;"
              + " the canary: "
              + cluster.service().canaryInWords());
    }
    return objections;
  }

  private List<String> hindrances() {
    List<String> hindrances = new ArrayList<>();
    boolean asked = cluster.service().isAsked();
    cluster.nodes().forEach(node -> hindrances.addAll(node.objections(asked)));
    hindrances.addAll(cluster.service().objectionsToFilling(toFill()));
    hindrances.addAll(cluster.service().objectionsToKey());
    return hindrances;
  }

  /**
   * What a decision rests on: everything that is done. That an empty drive is filled is not, since
   * MinIO begins and ends that by itself, whatever anybody decides.
   */
  public List<String> declaredFacts() {
    List<String> facts = new ArrayList<>();
    toMount().forEach(each -> facts.add("mounted: " + each));
    toRemount().forEach(each -> facts.add("mounted for writing: " + each));
    toRemove().forEach(each -> facts.add("removed: " + each.inWords()));
    nodes().forEach(each -> facts.add("started: " + each));
    if (everyPart) {
      facts.add("read: every part of every object");
    }
    return facts;
  }

  /** Every reason to stop after a wait, by a new look at the cluster; empty means go on. */
  List<String> reasonsToStop(ClusterView seen) {
    Mending now = new Mending(seen, everyPart);
    List<String> reasons = new ArrayList<>();
    now.declaredFacts().stream()
        .filter(fact -> !declaredFacts().contains(fact))
        .forEach(fact -> reasons.add("changed since the question was asked: " + fact));
    declaredFacts().stream()
        .filter(fact -> !now.declaredFacts().contains(fact))
        .forEach(fact -> reasons.add("not needed any more since it was asked: " + fact));
    reasons.addAll(now.objectionsToUnasked(this));
    reasons.addAll(now.hindrances());
    return reasons;
  }

  /** Why objects of reduced redundancy are at stake now, if nobody was asked about them then. */
  private List<String> objectionsToUnasked(Mending then) {
    return then.objectionsToReduced().isEmpty() ? objectionsToReduced() : List.of();
  }

  private List<String> objectionsToReduced() {
    return cluster.service().objectionsToReduced(mayBeEmpty());
  }

  /** Where one drive came back empty, so may those that nobody sees yet. */
  private List<Place> mayBeEmpty() {
    if (toFill().isEmpty()) {
      return List.of();
    }
    List<Place> places = new ArrayList<>(toFill());
    for (NodeView node : cluster.nodes()) {
      node.drives().stream()
          .filter(drive -> drive.isGone() || !node.lives())
          .map(DriveView::place)
          .filter(place -> !places.contains(place))
          .forEach(places::add);
    }
    return places;
  }

  /** Every reason to doubt that every node and drive is back; empty means they are. */
  public List<String> objectionsToReturn() {
    List<String> objections = new ArrayList<>();
    cluster.nodes().forEach(node -> objections.addAll(node.objectionsToReturn()));
    if (!cluster.service().isAsked()) {
      objections.add("MinIO does not say the state of its drives: " + cluster.service().info());
    }
    objections.addAll(cluster.service().objectionsToFilling(toFill()));
    objections.addAll(cluster.service().objectionsToHealth());
    return objections;
  }

  /** As the other, with no more at stake than people were asked about. */
  List<String> objectionsToReturn(Mending asked) {
    List<String> objections = new ArrayList<>(objectionsToReturn());
    objections.addAll(objectionsToUnasked(asked));
    return objections;
  }

  /**
   * As {@link #objectionsToReturn()}, with nothing left to heal and clients served by every node.
   */
  public List<String> objectionsToOutcome() {
    List<String> objections = new ArrayList<>(objectionsToReturn());
    cluster.drives().stream()
        .filter(DriveView::healing)
        .forEach(each -> objections.add(each.place() + " is being healed"));
    objections.addAll(cluster.service().objectionsToCanary());
    cluster.nodes().stream()
        .filter(node -> !node.reading().isEmpty())
        .forEach(node -> objections.add("through " + node.name() + ": " + node.reading()));
    return objections;
  }

  /** Whether what is stored is written again to disks that may not be sound. */
  boolean restsOnDisks() {
    return everyPart || !drives().isEmpty() || !toFill().isEmpty();
  }

  /** What who approves vouches for. */
  String attestation() {
    return "the disks are sound"
        + (objectionsToReduced().isEmpty() ? "" : ", and no object has reduced redundancy");
  }

  /** What can be lost by it. */
  String loss() {
    List<String> losses = new ArrayList<>();
    losses.add(
        "what is left on a disk with errors, if one is mounted for writing; and the files that are"
            + " removed");
    objectionsToReduced().forEach(why -> losses.add("objects of reduced redundancy: " + why));
    return String.join("; and ", losses);
  }

  /** What is asked, in few words. */
  String question() {
    String back = inWords();
    if (back.isEmpty()) {
      return "Read every part of every object, and heal what is corrupt?";
    }
    return "Bring back " + back + (everyPart ? ", and read every part of every object?" : "?");
  }

  /** What is brought back, in few words. */
  private String inWords() {
    List<String> words = new ArrayList<>();
    if (!toFill().isEmpty()) {
      words.add(count(toFill().size(), "empty drive"));
    }
    if (!drives().isEmpty()) {
      words.add(count(drives().size(), "drive"));
    }
    if (!files().isEmpty()) {
      words.add("room on full drives");
    }
    if (!nodes().isEmpty()) {
      words.add(count(nodes().size(), "node"));
    }
    return String.join(" and ", words);
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  @Override
  public Table asTable() {
    return cluster.asTable();
  }
}
