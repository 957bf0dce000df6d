package dev.firedrill.activities.inventory;

import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.HashMap;
import java.util.Map;

/**
 * What the targets of one system state in their files.
 *
 * @param <C> the system's own record of its settings
 */
public final class SystemSettings<C> {

  private final Targets targets;
  private final String kind;
  private final Map<TargetName, C> settings = new HashMap<>();

  /**
   * Of all targets that this reader reads.
   *
   * @param kind what such a target is, such as {@code Kafka cluster}
   */
  public SystemSettings(Targets targets, TargetReader<C> reader, String kind) {
    this.targets = targets;
    this.kind = kind;
    targets.all().stream()
        .filter(target -> target.system().equals(reader.system()))
        .forEach(target -> settings.put(target.name(), reader.read(target.section())));
  }

  /** The settings of this target; {@link NotPossible} if it is of another system. */
  public C of(TargetName name) {
    Target target = targets.require(name);
    C found = settings.get(target.name());
    if (found == null) {
      throw new NotPossible("target %s is no %s but %s".formatted(name, kind, target.system()));
    }
    return found;
  }
}
