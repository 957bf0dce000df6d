package dev.firedrill.activities.inventory;

import dev.firedrill.workflows.procedure.Inventory;
import dev.firedrill.workflows.procedure.InventoryMistakes;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetCard;
import dev.firedrill.workflows.procedure.TargetName;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The targets of the inventory's files, as they were at start. */
public final class Targets implements Inventory {

  private final Map<String, Target> byName = new TreeMap<>();
  private final List<TargetCard> cards;

  Targets(List<TargetFile.Read> read) {
    read.forEach(each -> byName.put(each.target().name().value(), each.target()));
    cards =
        read.stream()
            .map(TargetFile.Read::card)
            .sorted(Comparator.comparing(card -> card.name().value()))
            .toList();
  }

  /**
   * The targets of every {@code *.yaml} in this folder; none if it is not there.
   *
   * @throws InventoryMistakes with every mistake of every file
   */
  public static Targets read(Path folder, List<TargetReader<?>> readers) {
    Map<String, TargetReader<?>> bySystem =
        readers.stream().collect(Collectors.toMap(TargetReader::system, Function.identity()));
    return new TargetFolder(folder, bySystem).read();
  }

  @Override
  public List<TargetCard> targets() {
    return cards;
  }

  /** Every target, sorted by name. */
  public List<Target> all() {
    return List.copyOf(byName.values());
  }

  /** The target of this name; {@link NotPossible} if there is none. */
  public Target require(TargetName name) {
    Target target = byName.get(name.value());
    if (target == null) {
      String known = byName.isEmpty() ? "no target" : String.join(", ", byName.keySet());
      throw new NotPossible("no target is called " + name + "; the inventory has " + known);
    }
    return target;
  }
}
