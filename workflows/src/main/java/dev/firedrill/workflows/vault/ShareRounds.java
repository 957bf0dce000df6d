package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks the holders of a key for their shares, round by round, until these have unsealed all. A
 * wrong share is found out at the last one of its round, and Vault does not say which it was.
 *
 * @param see looks at what the shares did
 * @param clear throws away what was entered
 */
record ShareRounds(
    Run run, Supplier<? extends Opened> see, Consumer<List<Attempt>> clear, String clearing) {

  private static final int MOST = 3;

  /** A round of shares, and what the one before it came to; empty for the first. */
  record Round(int number, String last) {

    /** A question to a holder, as one of this round. */
    String question(String asked) {
      return asked + (number == 1 ? "" : ", round " + number);
    }

    /** What a yes does, after what is to be known of the round before. */
    List<String> willDo(String... steps) {
      List<String> all = new ArrayList<>(List.of(steps));
      if (!last.isEmpty()) {
        all.addFirst(last);
      }
      return all;
    }
  }

  /** Who entered the last share of each round; the last round is the one that unsealed all. */
  List<String> enter(Function<Round, Gate> gate) {
    List<String> enteredBy = new ArrayList<>();
    List<String> left = List.of();
    while (true) {
      int number = enteredBy.size() + 1;
      Round round = new Round(number, left.isEmpty() ? "" : failed(number - 1, left));
      enteredBy.add(run.approval("Enter the shares", gate.apply(round)).person());
      Opened now = run.look("See what the shares did", see);
      left = now.objectionsToShares();
      if (left.isEmpty()) {
        return enteredBy;
      }
      run.change(
          clearing,
          Undo.none("what was thrown away unsealed nothing"),
          () -> clear.accept(now.attempts()));
      run.check(
          "Check that there is another round",
          number < MOST ? List.of() : List.of(failed(number, left)));
    }
  }

  private static String failed(int round, List<String> left) {
    return left.stream()
        .collect(
            Collectors.joining(
                "; ",
                "Round " + round + " did not unseal all: ",
                ". A share was wrong, was entered twice or did not arrive; Vault does not say"
                    + " which."));
  }
}
