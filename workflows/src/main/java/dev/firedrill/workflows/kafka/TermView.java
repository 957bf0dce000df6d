package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * The last term that a copy knows of, by its {@code leader-epoch-checkpoint}.
 *
 * @param epoch the number of the term
 * @param from the offset of its first record
 */
public record TermView(int epoch, long from) implements Facts {

  @Override
  public Table asTable() {
    return new Table(
        List.of("term", "begins at offset"),
        List.of(List.of(String.valueOf(epoch), String.valueOf(from))));
  }
}
