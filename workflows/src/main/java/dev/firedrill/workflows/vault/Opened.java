package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Facts;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What shares were entered on, as it is once they had their effect. */
interface Opened extends Facts {

  /** The nodes that shares are brought to. */
  List<NodeView> nodes();

  /**
   * What is left for another round once the holders have entered their shares; empty means nothing.
   * A node that does not answer takes none: whether it serves is verified later.
   */
  List<String> objectionsToShares();

  /** What was entered and has not unsealed anything. */
  default List<Attempt> attempts() {
    return attempts(node -> true);
  }

  /** What of it this run's holders entered, and nobody else. */
  default List<Attempt> own() {
    return attempts(NodeView::isOwn);
  }

  /** What of it somebody else entered, alone or beside this run's holders. */
  default List<Attempt> others() {
    return attempts(node -> !node.isOwn());
  }

  private List<Attempt> attempts(Predicate<NodeView> of) {
    return nodes().stream().filter(of).map(NodeView::attempt).flatMap(Optional::stream).toList();
  }
}
