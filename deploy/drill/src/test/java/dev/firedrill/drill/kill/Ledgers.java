package dev.firedrill.drill.kill;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Watched;
import dev.firedrill.drill.kill.EffectLedger.What;
import dev.firedrill.drill.kill.KillPoint.Moment;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.nio.file.Path;

/** The ledgers of all runs, one file each in a folder outside of Firedrill's own. */
final class Ledgers {

  private final Path folder;
  private final KillSwitch kill;

  Ledgers(Path folder, KillSwitch kill) {
    this.folder = folder;
    this.kill = kill;
  }

  EffectLedger of(String run) {
    return new EffectLedger(folder.resolve(run));
  }

  /** The ledger of the run whose verb this thread carries out. */
  EffectLedger here() {
    return of(running().getWorkflowId());
  }

  /** Whether this effect stands in the world of the run whose verb this thread carries out. */
  boolean stands(String effect) {
    return here().count(What.DONE, effect) > 0;
  }

  /** Brings about what is missing of an effect of which not all stands, in two halves. */
  void bringAbout(String effect) {
    EffectLedger ledger = here();
    String key = Effect.current().key();
    if (ledger.count(What.BEGAN, effect) == ledger.count(What.DONE, effect)) {
      ledger.append(What.BEGAN, key, effect);
    }
    String verb = running().getActivityType();
    Watched.by().notes(half(verb, effect));
    kill.at(Moment.IN_VERB, verb);
    kill.at(Moment.WHEN_FOLLOWED, verb);
    ledger.append(What.DONE, key, effect);
  }

  /** What the log says in the middle of an effect. */
  static String half(String verb, String effect) {
    return "half of " + verb + " is done: " + effect;
  }

  private static ActivityInfo running() {
    return Activity.getExecutionContext().getInfo();
  }
}
