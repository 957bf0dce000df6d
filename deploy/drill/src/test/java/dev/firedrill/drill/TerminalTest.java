package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.gates.GateRow;
import dev.firedrill.workflows.procedure.Deciders;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Proof;
import dev.firedrill.workflows.procedure.Table;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The person at a drill's terminal is shown what a yes means, and only a yes is one. */
class TerminalTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @Test
  void theCardIsShownBeforeAnybodyAnswers() {
    assertThat(typed("y\n")).isTrue();
    assertThat(shown.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "",
            "  Promote pg-2?",
            "    member          role",
            "    pg-2            sync standby",
            "    → promote pg-2",
            "    can be lost: nothing",
            "  Approve? [y/N] ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"y\n", "Y\n", " y \n"})
  void aYesIsAYes(String line) {
    assertThat(typed(line)).isTrue();
  }

  /** The end of what is typed is none either: nobody is there. */
  @ParameterizedTest
  @ValueSource(strings = {"n\n", "\n", "yes please\n", ""})
  void whateverElseIsNone(String line) {
    assertThat(typed(line)).isFalse();
  }

  private boolean typed(String line) {
    return new Terminal(
            new BufferedReader(new StringReader(line)),
            new PrintStream(shown, true, StandardCharsets.UTF_8))
        .answer(gate())
        .orElseThrow();
  }

  private static GateRow gate() {
    GateCard card =
        new GateCard(
            4,
            "Approve the failover",
            "Promote pg-2?",
            new Table(List.of("member", "role"), List.of(List.of("pg-2", "sync standby"))),
            List.of("promote pg-2"),
            "nothing",
            new Deciders(List.of("database-oncall"), 1, "sre-a", null),
            Proof.NOTHING,
            Instant.EPOCH,
            Instant.EPOCH,
            "abc");
    return new GateRow(
        "r-1",
        card,
        "OPEN",
        List.of("database-oncall"),
        List.of(),
        null,
        null,
        null,
        "patroni-failover",
        "orders-db",
        "dev",
        "sre-a",
        "");
  }
}
