package dev.firedrill.web.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every runbook: one page and one procedure each, found on the class path. */
public final class Catalogue {

  private final Map<String, Procedure> procedures = new TreeMap<>();

  Catalogue(Collection<Page> pages, Collection<Class<?>> types, Proofs proofs) {
    Map<String, Class<?>> byId =
        types.stream().collect(Collectors.toMap(Procedure::idOf, type -> type));
    for (Page page : pages) {
      Class<?> type = byId.remove(page.id());
      if (type == null) {
        throw new IllegalStateException(
            "the page '" + page.id() + "' has no class with @Runbook(\"" + page.id() + "\")");
      }
      if (procedures.put(page.id(), Procedure.of(page, type, proofs)) != null) {
        throw new IllegalStateException("two pages have the id '" + page.id() + "'");
      }
    }
    if (!byId.isEmpty()) {
      throw new IllegalStateException("no page tells what these do: " + byId);
    }
  }

  /** The runbook of this id. */
  public Optional<Procedure> find(String id) {
    return Optional.ofNullable(procedures.get(id));
  }

  /** Every runbook, by id. */
  public List<Procedure> all() {
    return List.copyOf(procedures.values());
  }

  /** The runbooks that match these words, by category. */
  Map<String, List<Procedure>> search(String words) {
    return procedures.values().stream()
        .filter(procedure -> procedure.page().matches(words))
        .collect(
            Collectors.groupingBy(
                procedure -> procedure.page().category(), TreeMap::new, Collectors.toList()));
  }
}
