package dev.firedrill.workflows.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies of {@code payments-0} on the disks of brokers, and the partition itself. */
final class Copies {

  static final PartitionName NAME = new PartitionName("payments", 0);
  static final String SHELF = "/var/lib/kept";

  private static final String FOLDER = Clusters.DIRECTORY + "/payments-0";
  private static final CopyView.Shelf ROOM = new CopyView.Shelf(SHELF, "", 1L << 30);

  private static final TermsView ONE_TERM = new TermsView("", List.of(new TermView(5, 0)));

  private Copies() {}

  /** Nobody leads it: node 2 was in sync last, node 3 has a stale copy. */
  static PartitionView headless() {
    return partition(-1, List.of(), List.of(2));
  }

  /** The same, of which this node's copy is in no log directory that works. */
  static PartitionView headlessWithout(int node) {
    PartitionView seen = headless();
    return new PartitionView(
        NAME,
        "",
        -1,
        seen.replicas(),
        seen.inSync(),
        seen.eligible(),
        seen.minInSync(),
        List.of(node));
  }

  static PartitionView partition(int leader, List<Integer> inSync, List<Integer> eligible) {
    return new PartitionView(NAME, "", leader, List.of(2, 3), inSync, eligible, 1);
  }

  /** The copy of a broker that runs. */
  static CopyView live(int id, long end) {
    return copy(id, Clusters.running(id, 60), end);
  }

  /** The copy of a broker that is dead, with its log readable, though it cannot start. */
  static CopyView broken(int id, long end) {
    return copy(id, Clusters.withoutDisk(id), end);
  }

  /** The copy of a broker that is dead, and could be started. */
  static CopyView startable(int id, long end) {
    return copy(id, Clusters.dead(id), end);
  }

  /** The copy of a broker of whose disks nothing is left. */
  static CopyView gone(int id) {
    return CopyView.unseen(id, Clusters.withoutDisk(id), "No such file or directory");
  }

  /** The copy of a broker whose host does not answer. */
  static CopyView unreachable(int id) {
    return CopyView.unseen(
        id, HostView.lost("kafka-" + id, "no route to host"), "its host cannot be reached");
  }

  /** One that is there, and cannot be read. */
  static CopyView unreadable(CopyView copy) {
    String why = "Input/output error";
    return new CopyView(
        copy.node(), copy.host(), copy.folder(), why, -1, 0, copy.shelf(), TermsView.unknown(why));
  }

  /** The same, written in these terms. */
  static CopyView in(CopyView copy, TermView... terms) {
    return in(copy, new TermsView("", List.of(terms)));
  }

  /** The same with these terms; none as in what older runs saw. */
  static CopyView in(CopyView copy, @Nullable TermsView terms) {
    return new CopyView(
        copy.node(),
        copy.host(),
        copy.folder(),
        copy.trouble(),
        copy.end(),
        copy.bytes(),
        copy.shelf(),
        terms);
  }

  /** The same, to be kept there. */
  static CopyView shelved(CopyView copy, CopyView.Shelf shelf) {
    return new CopyView(
        copy.node(),
        copy.host(),
        copy.folder(),
        copy.trouble(),
        copy.end(),
        copy.bytes(),
        shelf,
        copy.terms());
  }

  private static CopyView copy(int id, HostView host, long end) {
    return new CopyView(id, host, FOLDER, "", end, 64L << 20, ROOM, ONE_TERM);
  }
}
