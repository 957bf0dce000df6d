package dev.firedrill.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Ending;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A runbook in one of its worlds.
 *
 * @param variant the word of one of the world's variants; empty for the usual case
 */
record Case(Class<?> runbook, String variant) {

  private static final Set<String> NOT_VERBS =
      Set.of("JournalTell", "PolicyAdmit", "LocksTake", "SignaturesGenuine");

  private static final Map<Class<?>, Map<String, Case>> STRUCK = new ConcurrentHashMap<>();

  /** The usual case. */
  static Case usual(Class<?> runbook) {
    return new Case(runbook, "");
  }

  /** Every case of this runbook, the usual one first. */
  static Stream<Case> all(Class<?> runbook) {
    Map<String, World> variants = new TreeMap<>(Runbooks.worldOf(runbook).variants());
    return Stream.concat(
        Stream.of(usual(runbook)), variants.keySet().stream().map(word -> new Case(runbook, word)));
  }

  /**
   * Each verb of this runbook with the first of its cases in which a run that recovers calls it.
   */
  static Map<String, Case> struck(Class<?> runbook) {
    return STRUCK.computeIfAbsent(
        runbook,
        one -> {
          Map<String, Case> verbs = new LinkedHashMap<>();
          all(one).forEach(each -> each.verbs().forEach(verb -> verbs.putIfAbsent(verb, each)));
          return verbs;
        });
  }

  boolean isUsual() {
    return variant.isEmpty();
  }

  /** A new world of this case. */
  World world() {
    World usual = Runbooks.worldOf(runbook);
    if (isUsual()) {
      return usual;
    }
    World other = usual.variants().get(variant);
    if (other == null) {
      throw new AssertionError(usual.runbook() + " has no variant " + variant);
    }
    return other;
  }

  /** The verbs that a run calls in which nothing goes wrong. */
  private Stream<String> verbs() {
    World world = world();
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      Ending ending = Endings.awaited(bench.start(world.runbook(), world.request()));
      assertThat(ending).as(toString()).isEqualTo(Ending.RECOVERED);
      return bench.called().stream().filter(verb -> !NOT_VERBS.contains(verb));
    }
  }

  @Override
  public String toString() {
    return Runbooks.id(runbook) + (isUsual() ? "" : " (" + variant + ")");
  }
}
