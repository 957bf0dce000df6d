package dev.firedrill.workflows.procedure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a run has done to the world so far: its open undos, and whether there is a way back. */
final class Changed {

  private final Deque<Undo> undos = new ArrayDeque<>();
  private int pointOfNoReturn;
  private boolean somethingIsLeft;

  /** The undos of what was changed and not taken back, the last change first. */
  Deque<Undo> undos() {
    return undos;
  }

  /** The open undos that can be carried out. */
  List<Undo> possible() {
    return undos.stream().filter(Undo::isPossible).toList();
  }

  void passReturn(int step) {
    pointOfNoReturn = step;
  }

  /** The step that was to be the point of no return did nothing. */
  void didNotPassReturn(int step) {
    if (pointOfNoReturn == step) {
      pointOfNoReturn = 0;
    }
  }

  boolean isPastReturn() {
    return pointOfNoReturn > 0;
  }

  boolean isAnything() {
    return isPastReturn() || !undos.isEmpty();
  }

  /** An undo that was not carried out: the world is not as it was before the run. */
  void leave(Undo undo) {
    undos.remove(undo);
    somethingIsLeft = true;
  }

  boolean isSomethingLeft() {
    return somethingIsLeft;
  }

  /** How a step that fails for good ends the run. */
  Ending endingOfFailure() {
    if (isPastReturn()) {
      return Ending.UNVERIFIED;
    }
    return undos.isEmpty() ? Ending.REFUSED : Ending.ABORTED;
  }
}
