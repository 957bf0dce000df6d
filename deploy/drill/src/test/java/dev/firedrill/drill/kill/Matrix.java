package dev.firedrill.drill.kill;

import static java.util.Objects.requireNonNull;

import dev.firedrill.drill.Victim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which cases are tried: the whole matrix, or a part of it that one seed picks. */
final class Matrix {

  /** A victim other than the app dies at one point of so many. */
  static final int EACH = 3;

  private static final List<KillPoint> POINTS = List.of(KillPoint.values());
  private static final List<Victim> OTHERS =
      Arrays.stream(Victim.values()).filter(victim -> victim != Victim.APP).toList();

  private final List<LedgerWorld> worlds;

  /** Where each world is struck, by point and then by world; what a world does is asked once. */
  private final Map<KillPoint, Map<LedgerWorld, Struck>> struck = new EnumMap<>(KillPoint.class);

  /** The verbs that may be hit in a world at a point, and the one that is if no other is named. */
  private record Struck(List<String> verbs, String usual) {}

  private Matrix(List<LedgerWorld> worlds) {
    this.worlds = worlds;
    for (KillPoint point : KillPoint.values()) {
      Map<LedgerWorld, Struck> passing = new LinkedHashMap<>();
      point
          .passing(worlds)
          .forEach(each -> passing.put(each, new Struck(point.verbs(each), point.struck(each))));
      struck.put(point, passing);
    }
  }

  static Matrix of(List<LedgerWorld> worlds) {
    return new Matrix(worlds);
  }

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
   * At every point the app during one runbook; at each third one more victim during one that may be
   * another, at a change that may be; before, during or after what there is no way back from, the
   * app during every runbook.
   */
  List<Case> picked(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LedgerWorld> dealt = new ArrayList<>(worlds);
    Collections.shuffle(dealt, random);
    int first = random.nextInt(EACH);
    List<Case> cases = new ArrayList<>();
    struck.forEach((point, passing) -> {
      List<LedgerWorld> all = List.copyOf(passing.keySet());
      List<LedgerWorld> dying =
          point.isAroundAnEffect() ? dealtTo(point, dealt) : List.of(pick(all, random));
      dying.forEach(world -> cases.add(new Case(world, point, Victim.APP, usual(point, world))));
      if (POINTS.indexOf(point) % EACH == first) {
        LedgerWorld other = pick(all, random);
        List<String> verbs = requireNonNull(passing.get(other)).verbs();
        cases.add(new Case(other, point, pick(OTHERS, random), pick(verbs, random)));
      }
    });
    return cases;
  }

  private String usual(KillPoint point, LedgerWorld world) {
    return requireNonNull(requireNonNull(struck.get(point)).get(world)).usual();
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
