package dev.firedrill.drill.kill;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Runbook;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** The worlds on the class path. */
final class Worlds {

  private Worlds() {}

  /** All of them, by name. */
  static List<LedgerWorld> all(Ledgers ledgers) {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AssignableTypeFilter(LedgerWorld.class));
    return scan.findCandidateComponents(Worlds.class.getPackageName()).stream()
        .map(found -> make(requireNonNull(found.getBeanClassName()), ledgers))
        .sorted(Comparator.comparing(LedgerWorld::name))
        .toList();
  }

  /** All of them, to read what they are: no run is played on these. */
  static List<LedgerWorld> unplayed() {
    Path nowhere = Path.of("");
    return all(new Ledgers(nowhere, new KillSwitch(new Place(nowhere), ProcessHandle.current())));
  }

  static LedgerWorld of(String name, List<LedgerWorld> worlds) {
    return worlds.stream()
        .filter(world -> world.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no LedgerWorld is called " + name));
  }

  /** The ids of all runbooks on the class path. */
  static Set<String> runbooks() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Runbook.class));
    Set<String> ids = new TreeSet<>();
    scan.findCandidateComponents("dev.firedrill.workflows")
        .forEach(found ->
            ids.add(
                load(requireNonNull(found.getBeanClassName()))
                    .getAnnotation(Runbook.class)
                    .value()));
    return ids;
  }

  private static LedgerWorld make(String name, Ledgers ledgers) {
    try {
      return (LedgerWorld) load(name).getDeclaredConstructor(Ledgers.class).newInstance(ledgers);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name + " needs a constructor that takes the ledgers", e);
    }
  }

  private static Class<?> load(String name) {
    return ClassUtils.resolveClassName(name, null);
  }
}
