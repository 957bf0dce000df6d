package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * A bucket's replication at one moment: both sides, and what leads from one to the other.
 *
 * @param routes every rule of the source's bucket
 * @param trouble why the rules were not told; empty when they were
 * @param target where a rule has to lead, by the target's file: any of these is it
 */
public record SidesView(
    SideView source, SideView copy, List<Route> routes, String trouble, List<String> target)
    implements Facts {

  public SidesView {
    requireNonNull(source, "source");
    requireNonNull(copy, "copy");
    requireNonNull(trouble, "trouble");
    routes = List.copyOf(routes);
    target = List.copyOf(target);
  }

  /** The rules that lead to the target of the target's file. */
  List<Route> toTarget() {
    return routes.stream().filter(route -> target.contains(route.leadsTo())).toList();
  }

  @Override
  public Table asTable() {
    List<List<String>> rows = new ArrayList<>(source.rows("source"));
    rows.addAll(copy.rows("target"));
    if (!trouble.isEmpty()) {
      rows.add(List.of("rule", trouble));
    }
    routes.forEach(route -> rows.add(List.of("rule", route.inWords())));
    return new Table(List.of("what", "seen"), rows);
  }
}
