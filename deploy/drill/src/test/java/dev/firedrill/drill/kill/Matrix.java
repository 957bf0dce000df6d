package dev.firedrill.drill.kill;

import dev.firedrill.drill.Victim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which cases are tried: the whole matrix, or a part of it that one seed picks. */
final class Matrix {

  private Matrix() {}

  /** Every victim at every point, and at every change where the point is one of a change. */
  static List<Case> all(List<LedgerWorld> worlds) {
    return Arrays.stream(KillPoint.values()).flatMap(point -> of(point, worlds).stream()).toList();
  }

  /** The cases of the whole matrix that have these words in their name, at least one. */
  static List<Case> named(String words, List<LedgerWorld> worlds) {
    List<Case> named =
        all(worlds).stream().filter(tried -> tried.toString().contains(words)).toList();
    if (named.isEmpty()) {
      throw new IllegalArgumentException("no case has '" + words + "' in its name");
    }
    return named;
  }

  private static List<Case> of(KillPoint point, List<LedgerWorld> worlds) {
    List<Case> cases = new ArrayList<>();
    for (LedgerWorld world : worlds) {
      for (String verb : point.verbs(world)) {
        for (Victim victim : Victim.values()) {
          cases.add(new Case(world, point, victim, verb));
        }
      }
    }
    return cases;
  }

  /**
   * At every point the app during one runbook, and one more victim during one that may be another,
   * at a change that may be; before, during or after what there is no way back from, the app during
   * every runbook.
   */
  static List<Case> picked(List<LedgerWorld> worlds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LedgerWorld> dealt = new ArrayList<>(worlds);
    Collections.shuffle(dealt, random);
    List<Victim> others = Arrays.stream(Victim.values()).filter(v -> v != Victim.APP).toList();
    List<Case> cases = new ArrayList<>();
    for (KillPoint point : KillPoint.values()) {
      List<LedgerWorld> passing = point.passing(worlds);
      List<LedgerWorld> struck =
          point.isAroundAnEffect() ? dealtTo(point, dealt) : List.of(pick(passing, random));
      struck.forEach(world -> cases.add(new Case(world, point, Victim.APP, point.struck(world))));
      LedgerWorld other = pick(passing, random);
      cases.add(new Case(other, point, pick(others, random), pick(point.verbs(other), random)));
    }
    return cases;
  }

  /** Each third runbook, beginning with another one at each point around the effect. */
  private static List<LedgerWorld> dealtTo(KillPoint point, List<LedgerWorld> dealt) {
    List<KillPoint> around =
        Arrays.stream(KillPoint.values()).filter(KillPoint::isAroundAnEffect).toList();
    return IntStream.range(0, dealt.size())
        .filter(i -> i % around.size() == around.indexOf(point))
        .mapToObj(dealt::get)
        .toList();
  }

  private static <T> T pick(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }
}
