package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/** Every copy of a partition, in the order of its replicas, as the disks show them. */
public record CopiesView(List<CopyView> copies) implements Facts {

  public CopiesView {
    copies = List.copyOf(copies);
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("copy of", "Kafka", "in", "log"),
        copies.stream()
            .map(each ->
                List.of(
                    each.broker(),
                    each.host().isReachable()
                        ? each.host().runs() ? "runs" : "does not run"
                        : "not known",
                    each.isThere() ? each.folder() : "–",
                    each.inWords()))
            .toList());
  }
}
