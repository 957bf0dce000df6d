package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks the holders of a key for their shares, round by round, until these have unsealed all. A
 * wrong share is found out at the last one of its round, and Vault does not say which it was.
 *
 * @param door what the shares open
 */
record ShareRounds(Run run, Door door) {

  static final String CLEAR = "Clear what was entered";
  static final String OTHERS = "Approve the end of another attempt";

  private static final int MOST = 3;

  /** What shares open: seen, and cleared of those that did not. */
  interface Door {

    /** As it is now, where nothing is left entered of this run's holders. */
    Opened now();

    /** As it is once the shares had their effect, and whose they are that had none. */
    Opened afterShares();

    /** Throws these away; that there are others is a failure. */
    void clear(List<Attempt> attempts);

    /** Throws these away, and leaves others alone. */
    void clearOwn(List<Attempt> attempts);
  }

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
      Opened now = run.look("See what the shares did", door::afterShares);
      left = now.objectionsToShares();
      if (left.isEmpty() || isOpenAfterClearing(now, number < MOST)) {
        return enteredBy;
      }
      run.check(
          "Check that there is another round",
          number < MOST ? List.of() : List.of(failed(number, left)));
    }
  }

  /**
   * Whether nothing is left to do once what the round left is cleared. What somebody else entered
   * goes by a yes only, and not where no round follows; whoever did that may unseal all meanwhile.
   */
  private boolean isOpenAfterClearing(Opened round, boolean another) {
    List<Attempt> others = round.others();
    if (others.isEmpty()) {
      clear(() -> door.clear(round.own()));
      return false;
    }
    if (!round.own().isEmpty()) {
      clear(() -> door.clearOwn(round.own()));
    }
    if (!another) {
      return false;
    }
    run.approval(OTHERS, gateOfOthers(round, others));
    Opened now = run.lookAgain(door::now, seen -> begunSince(others, seen));
    if (now.objectionsToShares().isEmpty()) {
      return true;
    }
    clear(() -> door.clear(others));
    return false;
  }

  private void clear(Runnable clearing) {
    run.change(CLEAR, Undo.none("what was thrown away unsealed nothing"), clearing);
  }

  private static List<String> begunSince(List<Attempt> others, Opened now) {
    return now.attempts().stream()
        .filter(each -> !others.contains(each))
        .map(each -> "somebody else enters shares now: " + each)
        .toList();
  }

  /** Asks whether what somebody else has entered may be thrown away. */
  static Gate gateOfOthers(Opened seen, List<Attempt> others) {
    List<String> each = others.stream().map(Attempt::toString).toList();
    return Gate.asking("Throw away the shares that somebody has entered?")
        .showing(seen)
        .willDo(each.stream().map(attempt -> "Throw away " + attempt).toList())
        .losing("the shares entered so far: whoever did that has to enter them again")
        .restingOn(each)
        .by("security-oncall")
        .within(Duration.ofMinutes(15));
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
