package dev.firedrill.web.parking;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.access.RunUpdates;
import dev.firedrill.web.access.Signer;
import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.SignedChoice;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Brings a person's choice to the run that it is about; the run says whether it counts. */
@Service
public class Choices {

  /** The only reason given when nobody knows whether the choice counted. */
  public static final String UNKNOWN =
      "the engine did not answer, so it is not known whether the choice counted:"
          + " look at the run before you choose again";

  /** The only reason given when the run was over. */
  public static final String ENDED = "the run has ended: nothing was chosen";

  private final RunUpdates updates;
  private final Signer signer;

  Choices(RunUpdates updates, Signer signer) {
    this.updates = updates;
    this.signer = signer;
  }

  /** Why the choice did not count, each reason a sentence; empty when it did. */
  public List<String> choose(String run, Wanted wanted, Person person) {
    SignedChoice choice =
        signer.sign(
            new SignedChoice(
                run,
                wanted.parking(),
                wanted.digest(),
                wanted.choice(),
                wanted.undo(),
                person.name(),
                person.owner(),
                person.mayLaunch(),
                List.copyOf(new TreeSet<>(person.groups())),
                wanted.reason(),
                Instant.now(),
                UUID.randomUUID().toString(),
                ""));
    return updates.send(run, "choose", choice, ENDED, UNKNOWN);
  }

  /**
   * What a person wants of a run.
   *
   * @param parking the number and digest of the parking that was on their screen; 0 and empty to
   *     stop what the run does
   */
  public record Wanted(int parking, String digest, Choice choice, String undo, String reason) {

    public Wanted {
      reason = reason.strip();
    }

    /** To stop what the run does now, whatever that is. */
    public static Wanted stop(Choice choice, String reason) {
      return new Wanted(0, "", choice, "", reason);
    }
  }
}
