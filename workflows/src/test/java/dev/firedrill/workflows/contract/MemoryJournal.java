package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Entry.Kind;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Journal;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.ParkCard;
import dev.firedrill.workflows.procedure.PlannedGate;
import dev.firedrill.workflows.procedure.Plans;
import dev.firedrill.workflows.procedure.SignedChoice;
import dev.firedrill.workflows.procedure.SignedDecision;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A journal in memory that also lets people answer: a gate it is told of is decided at once. */
public final class MemoryJournal implements Journal {

  private static final Set<Kind> BEGINNINGS =
      EnumSet.of(
          Kind.LOOK_BEGAN,
          Kind.CHECK_BEGAN,
          Kind.GATE_OPENED,
          Kind.CHANGE_BEGAN,
          Kind.NO_WAY_BACK_BEGAN,
          Kind.VERIFY_BEGAN,
          Kind.GATE_PLANNED,
          Kind.CHANGE_PLANNED,
          Kind.NO_WAY_BACK_PLANNED,
          Kind.VERIFY_PLANNED,
          Kind.STEP_LEFT_OUT);

  private final WorkflowClient client;
  private final Answers answers;
  private final MemoryLocks locks;
  private final Told told = new Told();
  private final AtomicReference<@Nullable Exception> lastTrouble = new AtomicReference<>();
  private volatile String stop = "";
  private volatile Map<String, List<String>> planned = Map.of();
  private volatile @Nullable Kind stopsFrom;
  private volatile String stopper = "";
  private volatile Function<ParkCard, @Nullable Choice> whenParked = card -> null;
  private volatile Predicate<Entry> refusesFrom = entry -> false;
  private volatile boolean refuses;
  private Predicate<Entry> awayFrom = entry -> false;
  private int awayFor;
  private volatile boolean isAway;

  MemoryJournal(WorkflowClient client, Answers answers, MemoryLocks locks) {
    this.locks = locks;
    this.client = client;
    this.answers = answers;
  }

  @Override
  public synchronized String tell(String run, Launch launch, List<Entry> entries) {
    refuseWhatIsToBeRefused(entries);
    failWhileAway(entries);
    for (Entry entry : entries) {
      if (told.take(entry)) {
        heed(run, entry);
      }
    }
    return stop;
  }

  /** What the people and the other runs of a test make of something new. */
  private void heed(String run, Entry entry) {
    if (entry.kind() == Kind.RUN_ENDED) {
      locks.free(run);
    }
    if (entry.kind() == stopsFrom) {
      stop = stopper;
    }
    GateCard card = entry.gate();
    if (card != null && (answers == Answers.YES || answers == Answers.NO)) {
      Thread.ofVirtual().start(() -> answer(run, card, answers == Answers.YES));
    }
    ParkCard parked = entry.parked();
    Choice choice = parked == null ? null : whenParked.apply(parked);
    if (parked != null && choice != null) {
      Thread.ofVirtual().start(() -> click(run, "choose", choice(run, parked, choice)));
    }
  }

  /** The plans that people made before, for runs that hold to one. */
  Plans plans() {
    return claim -> planned;
  }

  /** From now on this is what every plan says that its gates rest on. */
  public void plan(Map<String, List<String>> gates) {
    planned = Map.copyOf(gates);
  }

  /** What the gates that were planned rest on, by title. */
  public Map<String, List<String>> plannedGates() {
    return entries().stream()
        .filter(entry -> entry.kind() == Kind.GATE_PLANNED)
        .collect(Collectors.toMap(Entry::title, entry -> PlannedGate.restingOn(entry.detail())));
  }

  /** What a run that holds to this plan compares: its gates, and what it left out. */
  public Map<String, List<String>> asPlanned() {
    Map<String, List<String>> all = new LinkedHashMap<>(plannedGates());
    entries().stream()
        .filter(entry -> entry.kind() == Kind.STEP_LEFT_OUT)
        .forEach(entry -> all.putIfAbsent(entry.title(), PlannedGate.leftOut(entry.detail())));
    return all;
  }

  /** From the next telling on, changes are stopped by this person; "" releases them. */
  public void stopBy(String person) {
    stop = person;
  }

  /** As {@link #stopBy}, at the moment at which an entry of this kind is told. */
  public void stopFrom(Kind kind, String person) {
    stopper = person;
    stopsFrom = kind;
  }

  /**
   * From the first entry that is so on, nothing is taken any more, as by a database that is gone
   * for good.
   */
  void refuseFrom(Predicate<Entry> first) {
    refusesFrom = first;
  }

  /**
   * From the first entry that is so on, as many tellings fail, as by a database that is away for as
   * long: a run tries again once a second.
   */
  public synchronized void awayFrom(Predicate<Entry> first, int tellings) {
    awayFrom = first;
    awayFor = tellings;
  }

  /** Returns once a telling has failed since it is away; fails when none does in a long time. */
  public void awaitAway() {
    long end = System.nanoTime() + Patience.LONG.toNanos();
    while (!isAway) {
      if (System.nanoTime() > end) {
        throw new AssertionError("nothing was told while it is away");
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private void failWhileAway(List<Entry> entries) {
    isAway = awayFor > 0 && (isAway || entries.stream().anyMatch(awayFrom));
    if (isAway) {
      awayFor--;
      throw new IllegalStateException("away by the test");
    }
  }

  private void refuseWhatIsToBeRefused(List<Entry> entries) {
    refuses = refuses || entries.stream().anyMatch(refusesFrom);
    if (refuses) {
      throw ApplicationFailure.newNonRetryableFailure("refused by the test", "gone");
    }
  }

  /** Returns once an entry of this kind was told; fails when none is in a long time. */
  public Entry awaitTold(Kind kind) {
    return awaitTold(entry -> entry.kind() == kind);
  }

  /** The first entry that is so, as soon as it was told; fails when none is in a long time. */
  public Entry awaitTold(Predicate<Entry> wanted) {
    long end = System.nanoTime() + Patience.LONG.toNanos();
    while (true) {
      Optional<Entry> found = entries().stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("never told; told: " + entries(), lastTrouble.get());
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  /** What is chosen from now on for whatever is parked; null leaves it parked. */
  void whenParked(Function<ParkCard, @Nullable Choice> choice) {
    whenParked = choice;
  }

  /** How the run was parked last, once it has told so. */
  public Optional<ParkCard> parked() {
    return entries().stream()
        .map(Entry::parked)
        .filter(Objects::nonNull)
        .reduce((one, next) -> next);
  }

  /** Everything told, in order. */
  public List<Entry> entries() {
    return told.entries();
  }

  /** The newest gate, once the run has told of one. */
  public Optional<GateCard> gate() {
    return entries().stream().map(Entry::gate).filter(Objects::nonNull).reduce((one, next) -> next);
  }

  /** The titles of the steps that began, undo left aside, in order. */
  public List<String> titles() {
    return entries().stream()
        .filter(entry -> BEGINNINGS.contains(entry.kind()))
        .map(Entry::title)
        .toList();
  }

  /** Whether the run told its ending. */
  public boolean hasEnded() {
    List<Entry> soFar = entries();
    return !soFar.isEmpty() && soFar.getLast().ending() != null;
  }

  /** The last entry's kind of ending. */
  public Entry last() {
    return entries().getLast();
  }

  /** As many people say yes as it takes; a no takes one. */
  private void answer(String run, GateCard card, boolean yes) {
    for (String person : people(yes ? card.deciders().people() : 1)) {
      click(run, "decide", decision(run, card, yes, person));
    }
  }

  /** So many different people, none of whom launches anything. */
  static List<String> people(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(each -> each == 1 ? "approver" : "approver-" + each)
        .toList();
  }

  /** What a run makes of a click, it tells; what it refuses is kept for whoever waits in vain. */
  private void click(String run, String update, Object signed) {
    try {
      Clicks.click(client, run, update, signed);
    } catch (WorkflowException refused) {
      lastTrouble.set(refused);
    }
  }

  /** A genuine choice by a member of the group that approved the run, who launches nothing. */
  public static SignedChoice choice(String run, ParkCard card, Choice choice) {
    return choice(run, card, choice, "", "approver");
  }

  /** As {@link #choice(String, ParkCard, Choice)}, by this person and of this undo. */
  public static SignedChoice choice(
      String run, ParkCard card, Choice choice, String undo, String person) {
    return new SignedChoice(
        run,
        card.id(),
        card.digest(),
        choice,
        undo,
        person,
        false,
        List.of(card.group()),
        "by hand",
        Instant.EPOCH,
        UUID.randomUUID().toString(),
        Desk.GENUINE);
  }

  /** A genuine wish of an operator to stop what the run does. */
  public static SignedChoice stop(String run, Choice choice, String person) {
    return stop(run, choice, person, true, List.of());
  }

  /** As {@link #stop(String, Choice, String)}, by a member of this group who launches nothing. */
  public static SignedChoice stop(String run, Choice choice, String person, String group) {
    return stop(run, choice, person, false, List.of(group));
  }

  private static SignedChoice stop(
      String run, Choice choice, String person, boolean mayLaunch, List<String> groups) {
    return new SignedChoice(
        run,
        0,
        "",
        choice,
        "",
        person,
        mayLaunch,
        groups,
        "changed my mind",
        Instant.EPOCH,
        UUID.randomUUID().toString(),
        Desk.GENUINE);
  }

  /** A genuine decision by this person, who is in the gate's group and typed its phrase. */
  public static SignedDecision decision(String run, GateCard card, boolean yes, String person) {
    return new SignedDecision(
        run,
        card.id(),
        card.digest(),
        yes,
        person,
        card.deciders().groups(),
        "looks right",
        card.proof().phrase(),
        Instant.EPOCH,
        "n",
        Desk.GENUINE);
  }
}
