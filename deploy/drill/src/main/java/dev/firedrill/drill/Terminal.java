package dev.firedrill.drill;

import dev.firedrill.web.gates.GateRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The person at the terminal: reads the card, types yes or no. */
final class Terminal implements Person {

  private final BufferedReader in;
  private final PrintStream out;

  Terminal(BufferedReader in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public Optional<Boolean> answer(GateRow gate) {
    out.println();
    out.println("  " + gate.card().question());
    if (gate.card().seen() != null) {
      show(gate.card().seen().columns());
      gate.card().seen().rows().forEach(this::show);
    }
    gate.card().willHappen().forEach(step -> out.println("    → " + step));
    out.println("    can be lost: " + gate.card().loss());
    out.print("  Approve? [y/N] ");
    out.flush();
    return Optional.of(isYes());
  }

  private void show(List<String> cells) {
    StringBuilder line = new StringBuilder("    ");
    cells.forEach(cell -> line.append(String.format("%-16s", cell)));
    out.println(line.toString().stripTrailing());
  }

  private boolean isYes() {
    try {
      String typed = in.readLine();
      return typed != null && typed.strip().equalsIgnoreCase("y");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
