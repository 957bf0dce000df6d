package dev.firedrill.drill.kill;

import dev.firedrill.workflows.procedure.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a part of Firedrill dies, in the order of a run. The fire of a schedule comes before any
 * run: {@link ScheduleFireIT} has it.
 */
enum KillPoint {
  /** The intent's row is committed; the engine has not been asked to start anything. */
  ACCEPTED_BEFORE_START(Moment.BEFORE_START),

  /** The engine has the run; the journal does not have its first line yet. */
  STARTED_BEFORE_OUR_ROW(Moment.BEFORE_TELLING, Entry.Kind.RUN_STARTED),

  /** A gate's opening is committed; the engine does not know that it is, and has it told again. */
  GATE_TOLD_NOT_REPORTED(Moment.AFTER_COMMIT, Entry.Kind.GATE_OPENED),

  /** A gate is open, and nobody has answered. */
  AT_A_GATE(Moment.AT_GATE),

  /** A person's yes has reached the run; the journal does not have it yet. */
  APPROVAL_SENT(Moment.BEFORE_TELLING, Entry.Kind.GATE_APPROVED),

  /** A person's yes is committed; the engine does not know that it is. */
  APPROVAL_TOLD_NOT_REPORTED(Moment.AFTER_COMMIT, Entry.Kind.GATE_APPROVED),

  /** A person's yes counts; the person has not been told that it does. */
  APPROVAL_NOT_ACKNOWLEDGED(Moment.AFTER_UPDATE),

  /** A step is done at the engine; the journal has neither its end nor the next step. */
  BETWEEN_STEPS(Moment.BEFORE_TELLING, Entry.Kind.NO_WAY_BACK_BEGAN),

  /** The lines of a change are written to the audit; their transaction is not committed. */
  AUDIT_BEFORE_COMMIT(Moment.BEFORE_COMMIT, Entry.Kind.NO_WAY_BACK_BEGAN),

  /** The lines of a change are committed to the audit; the engine does not know that they are. */
  AUDIT_AFTER_COMMIT(Moment.AFTER_COMMIT, Entry.Kind.NO_WAY_BACK_BEGAN),

  /** The engine has handed a change out; nothing has been done to the target. */
  BEFORE_THE_EFFECT(Moment.BEFORE_VERB),

  /** Half of what a change does to the target is done. */
  DURING_THE_EFFECT(Moment.IN_VERB),

  /** All that a change does to the target is done; the engine does not know that it is. */
  AFTER_THE_EFFECT(Moment.AFTER_VERB),

  /**
   * As during the effect, while a browser has an open stream of the run's events and of its log: it
   * was shown the log's line of this very moment.
   */
  WHILE_A_BROWSER_FOLLOWS(Moment.WHEN_FOLLOWED),

  /** The target refused a change, which is committed; the engine does not know that it is. */
  REFUSAL_TOLD_NOT_REPORTED(Moment.AFTER_COMMIT, Entry.Kind.STEP_PARKED),

  /** The run is parked, and nobody has chosen. */
  PARKED(Moment.AT_PARKING),

  /** A person's choice has reached the run; the journal does not have it yet. */
  CHOICE_SENT(Moment.BEFORE_TELLING, Entry.Kind.ABORT_CHOSEN),

  /** A person's choice is committed; the engine does not know that it is. */
  CHOICE_TOLD_NOT_REPORTED(Moment.AFTER_COMMIT, Entry.Kind.ABORT_CHOSEN),

  /** The run has stopped and takes back what it did; an undo is handed out, and not begun. */
  BEFORE_AN_UNDO(Moment.BEFORE_VERB, Entry.Kind.UNDO_BEGAN),

  /** Half of an undo is done. */
  DURING_AN_UNDO(Moment.IN_VERB, Entry.Kind.UNDO_BEGAN),

  /** An undo is done; the engine does not know that it is. */
  AFTER_AN_UNDO(Moment.AFTER_VERB, Entry.Kind.UNDO_BEGAN),

  /** The run's ending is committed; the run is still open at the engine. */
  LAST_WORD_NOT_REPORTED(Moment.AFTER_COMMIT, Entry.Kind.RUN_ENDED);

  /** Where in the process somebody looks whether it is time to die. */
  enum Moment {
    BEFORE_START,
    BEFORE_TELLING,
    BEFORE_COMMIT,
    AFTER_COMMIT,
    AT_GATE,
    AT_PARKING,
    AFTER_UPDATE,
    BEFORE_VERB,
    IN_VERB,
    AFTER_VERB,
    WHEN_FOLLOWED;

    /** Whether it is a moment of a verb, of which a run carries out several. */
    boolean isOfVerb() {
      return this == BEFORE_VERB || this == IN_VERB || this == AFTER_VERB || this == WHEN_FOLLOWED;
    }
  }

  private final Moment moment;
  private final Entry.@Nullable Kind kind;

  KillPoint(Moment moment) {
    this(moment, null);
  }

  KillPoint(Moment moment, Entry.@Nullable Kind kind) {
    this.moment = moment;
    this.kind = kind;
  }

  Moment moment() {
    return moment;
  }

  /** Which run of a world passes here: the one that recovers, or the one that stops. */
  Plot plot(LedgerWorld world) {
    return isOfUndo() || isOfParking() ? world.stops() : world.recovers();
  }

  /** Whether it is before, during or after what a change does to the target. */
  boolean isAroundAnEffect() {
    return this == BEFORE_THE_EFFECT || this == DURING_THE_EFFECT || this == AFTER_THE_EFFECT;
  }

  /** The worlds with a run that passes here: at an undo, those of runbooks that have one. */
  List<LedgerWorld> passing(List<LedgerWorld> worlds) {
    return worlds.stream().filter(world -> !verbs(world).isEmpty()).toList();
  }

  /**
   * The verbs that may be hit here; where the point is not one of a verb, the plot's own; none
   * where no run of this world passes.
   */
  List<String> verbs(LedgerWorld world) {
    Plot plot = plot(world);
    if (!mayPass(plot)) {
      return List.of();
    }
    return isOfUndo() || isAroundAnEffect() ? plot.verbs() : List.of(plot.struck());
  }

  /** The verb that is hit when no other one is named: if it may be, the one without a way back. */
  String struck(LedgerWorld world) {
    return isOfUndo() ? verbs(world).getFirst() : plot(world).struck();
  }

  private boolean isOfParking() {
    return moment == Moment.AT_PARKING
        || kind == Entry.Kind.STEP_PARKED
        || kind == Entry.Kind.ABORT_CHOSEN;
  }

  /**
   * Whether this run asks somebody, or does what there is no way back from, if the point is of
   * that.
   */
  boolean mayPass(Plot plot) {
    return switch (this) {
      case GATE_TOLD_NOT_REPORTED,
          AT_A_GATE,
          APPROVAL_SENT,
          APPROVAL_TOLD_NOT_REPORTED,
          APPROVAL_NOT_ACKNOWLEDGED,
          WHILE_A_BROWSER_FOLLOWS ->
          plot.asks();
      case BETWEEN_STEPS, AUDIT_BEFORE_COMMIT, AUDIT_AFTER_COMMIT -> plot.irrevocable();
      default -> true;
    };
  }

  private boolean isOfUndo() {
    return kind == Entry.Kind.UNDO_BEGAN;
  }

  /** What the moment is about: a verb by its activity type, or the kind of what is told. */
  String about(String verb) {
    return moment.isOfVerb() ? verb : kind == null ? "" : kind.name();
  }
}
