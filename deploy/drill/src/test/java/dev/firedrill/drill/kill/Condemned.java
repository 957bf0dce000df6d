package dev.firedrill.drill.kill;

import dev.firedrill.drill.House;
import dev.firedrill.drill.Victim;
import dev.firedrill.drill.kill.EffectLedger.What;
import dev.firedrill.drill.kill.KillPoint.Moment;
import dev.firedrill.web.gates.GateRow;
import dev.firedrill.web.parking.ParkRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Firedrill on ledger worlds, in a process of its own that kills itself when it is told to. It
 * reads one order a line: to launch a run and watch it to its end, or only to watch one that an
 * earlier process launched. It says yes at each gate, and leaves the evidence in a file.
 */
final class Condemned {

  static final String READY = "READY";
  static final String ENDED = "ENDED";

  private static final String STANDS_STILL = "STANDS_STILL";
  private static final String FIRE = "FIRE";

  private static final long BETWEEN_LOOKS_NANOS = 20_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ProcessHandle keeper = ProcessHandle.current().parent().orElseThrow();
  private final Place place;
  private final KillSwitch kill;
  private final Ledgers ledgers;
  private final List<LedgerWorld> worlds;
  private final House house;
  private final Map<String, Instant> answered = new HashMap<>();
  private final Set<String> printed = new HashSet<>();

  private Condemned(Place place, int port) throws IOException {
    this.place = place;
    this.kill = new KillSwitch(place, keeper);
    this.ledgers = new Ledgers(place.ledgers(), kill);
    this.worlds = Worlds.all(ledgers);
    LedgerHands hands = new LedgerHands(Switchboard.of(worlds), new VerbWatch(ledgers, kill), kill);
    this.house =
        House.open(
            place.data(),
            place.targets(worlds),
            port,
            application -> application.addInitializers(hands));
  }

  public static void main(String[] words) throws IOException {
    Condemned condemned = new Condemned(new Place(Path.of(words[0])), Integer.parseInt(words[1]));
    condemned.say(READY);
    try (condemned.house;
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        condemned.obey(order.split(" ", -1));
      }
    }
  }

  /** The order to launch this run and to let this die. */
  static String launch(String run, LedgerWorld world, KillPoint point, Victim victim, String verb) {
    return String.join(" ", run, world.name(), point.name(), victim.name(), verb);
  }

  /** The order to launch this run, and to stand still at this point of this verb. */
  static String launchAndStandStill(String run, LedgerWorld world, KillPoint point, String verb) {
    return String.join(" ", run, world.name(), point.name(), STANDS_STILL, verb);
  }

  /** The order to have this slot fired, and to let this die at that moment of it. */
  static String fire(String schedule, Instant slot, Moment moment, String about, Victim victim) {
    return String.join(" ", FIRE, schedule, slot.toString(), moment.name(), about, victim.name());
  }

  /** The order to watch the run of this schedule's slot, which an earlier process had fired. */
  static String follow(String schedule) {
    return FIRE + " " + schedule;
  }

  private void obey(String[] words) {
    if (words[0].equals(FIRE)) {
      fire(words);
    } else {
      launch(words);
    }
    say(ENDED);
  }

  private void fire(String[] words) {
    String schedule = words[1];
    SlotFire slots = new SlotFire(house);
    if (words.length > 2) {
      kill.arm(new KillSwitch.Order(Moment.valueOf(words[3]), words[4], victim(words[5])));
      until(() -> slots.fires(schedule, Instant.parse(words[2])));
    }
    until(() -> slots.run(schedule).isPresent());
    String run = slots.run(schedule).orElseThrow();
    watch(run);
    witness(run, schedule);
    say("RUNS OF " + schedule + " " + slots.runs(schedule));
  }

  private void launch(String[] words) {
    String run = words[0];
    if (words.length > 1) {
      LedgerWorld world = Worlds.of(words[1], worlds);
      KillPoint point = KillPoint.valueOf(words[2]);
      Plot plot = point.plot(world);
      kill.arm(new KillSwitch.Order(point.moment(), point.about(words[4]), victim(words[3])));
      house.launch(run, world.runbook(), plot.request(), plot.values());
    }
    watch(run);
    witness(run, run);
  }

  /** Asked again where no answer comes: a database that just died may have told of the end. */
  private void witness(String run, String name) {
    until(() -> testifies(run, place.evidence(name)));
  }

  private boolean testifies(String run, Path evidence) {
    try {
      Files.writeString(evidence, JSON.writeValueAsString(new Witness(house).of(run)));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Victim victim(String word) {
    return word.equals(STANDS_STILL) ? null : Victim.valueOf(word);
  }

  private void watch(String run) {
    until(() -> hasEnded(run));
  }

  private void until(BooleanSupplier condition) {
    while (!isSo(condition)) {
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
      if (!keeper.isAlive()) {
        throw new IllegalStateException("nobody waits for this any more");
      }
    }
  }

  private boolean hasEnded(String run) {
    house.openGates(run).forEach(this::approve);
    house.parked(run).ifPresent(this::end);
    return !house.ended(run).ending().isEmpty();
  }

  private boolean isSo(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (RuntimeException gone) {
      sayOnce("no answer: " + gone);
      return false;
    }
  }

  /** Says yes, and again when the gate is still open a while later. */
  private void approve(GateRow gate) {
    Instant last = answered.getOrDefault(gate.run() + gate.key(), Instant.EPOCH);
    if (last.plus(PATIENCE).isAfter(Instant.now())) {
      return;
    }
    answered.put(gate.run() + gate.key(), Instant.now());
    kill.at(Moment.AT_GATE, "");
    ledgers.of(gate.run()).append(What.APPROVES, gate.run() + "/" + gate.card().id(), "");
    house.decide(gate, true).forEach(this::sayOnce);
  }

  /** Ends a run that is parked, and again when it still is a while later. */
  private void end(ParkRow parked) {
    Instant last = answered.getOrDefault(parked.run() + parked.key(), Instant.EPOCH);
    if (last.plus(PATIENCE).isAfter(Instant.now())) {
      return;
    }
    answered.put(parked.run() + parked.key(), Instant.now());
    kill.at(Moment.AT_PARKING, "");
    house.end(parked).forEach(this::sayOnce);
  }

  private void sayOnce(String line) {
    if (printed.add(line)) {
      say(line);
    }
  }

  private void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
