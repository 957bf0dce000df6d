package dev.firedrill.workflows.contract;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.procedure.Runbook;
import java.util.List;

/** The runbooks and their worlds, as the class path has them. */
final class Runbooks {

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPackages("dev.firedrill.workflows");

  private Runbooks() {}

  static List<Class<?>> all() {
    return CLASSES.stream()
        .filter(found -> found.isAnnotatedWith(Runbook.class))
        .<Class<?>>map(found -> found.reflect())
        .toList();
  }

  /** Those that ask people before they change anything: whose plan tells of a gate. */
  static List<Class<?>> asking() {
    return all().stream().filter(Runbooks::asks).toList();
  }

  static boolean asks(Class<?> runbook) {
    World world = worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      bench.start(world.runbook(), world.request(), Manner.PLAN);
      bench.journal().awaitTold(Entry.Kind.RUN_ENDED);
      return !bench.journal().plannedGates().isEmpty();
    }
  }

  static String id(Class<?> runbook) {
    return runbook.getAnnotation(Runbook.class).value();
  }

  /** A new world for this runbook; a runbook without one fails here by name. */
  static World worldOf(Class<?> runbook) {
    return CLASSES.stream()
        .filter(found -> found.isAssignableTo(World.class))
        .filter(found -> !found.isInterface() && !found.getModifiers().contains(ABSTRACT))
        .filter(found -> found.getModifiers().contains(PUBLIC)) // a variant is its usual world's
        .map(found -> newWorld(found.reflect()))
        .filter(world -> world.runbook().equals(id(runbook)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no World for " + id(runbook)));
  }

  private static World newWorld(Class<?> type) {
    try {
      return (World) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " needs a constructor without arguments", e);
    }
  }
}
