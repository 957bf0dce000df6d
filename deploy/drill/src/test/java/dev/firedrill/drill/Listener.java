package dev.firedrill.drill;

import dev.firedrill.drill.desk.Visit;
import dev.firedrill.web.gates.GateRow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says yes at every gate, and keeps all that the run's stream sends from the first one on. */
final class Listener implements Person, AutoCloseable {

  private final Visit visit;
  private @Nullable Heard heard;

  Listener(Visit visit) {
    this.visit = visit;
  }

  @Override
  public Optional<Boolean> answer(GateRow gate) {
    if (heard == null) {
      heard = Heard.of(visit, gate.run());
    }
    return Optional.of(true);
  }

  /** What the stream sent; where nobody was asked, all that whoever comes afterwards is sent. */
  String heardOf(String run) {
    if (heard == null) {
      heard = Heard.of(visit, run);
    }
    return heard.text();
  }

  @Override
  public void close() {
    if (heard != null) {
      heard.close();
    }
  }
}
