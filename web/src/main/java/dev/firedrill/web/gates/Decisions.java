package dev.firedrill.web.gates;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.access.RunUpdates;
import dev.firedrill.web.access.Signer;
import dev.firedrill.workflows.procedure.SignedDecision;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Brings a person's answer to the run that asked; the run says whether it counts. */
@Service
public class Decisions {

  /** The only reason given when nobody knows whether the answer counted. */
  public static final String UNKNOWN =
      "the engine did not answer, so it is not known whether the decision counted:"
          + " look at the run before you decide again";

  /** The only reason given when the run was over. */
  public static final String ENDED = "the run has ended: nothing was decided";

  /** The only reason given where a yes is said by entering a share. */
  public static final String BY_SHARE =
      "a yes is said here by entering a share of the key, on the screen, by a person who is signed"
          + " in: there is no other way";

  private final RunUpdates updates;
  private final Signer signer;

  Decisions(RunUpdates updates, Signer signer) {
    this.updates = updates;
    this.signer = signer;
  }

  /** Why the answer did not count, each reason a sentence; empty when it did. */
  public List<String> decide(GateRow gate, Answer answer, Person person) {
    return answer.yes() && gate.takesShare() ? List.of(BY_SHARE) : send(gate, answer, person);
  }

  /** As {@link #decide}, of a person who is about to enter a share: told before it is sent. */
  List<String> announce(GateRow gate, String digest, Person person) {
    return send(gate, new Answer(true, digest, "", ""), person);
  }

  private List<String> send(GateRow gate, Answer answer, Person person) {
    SignedDecision decision =
        signer.sign(
            new SignedDecision(
                gate.run(),
                gate.card().id(),
                answer.digest(),
                answer.yes(),
                person.name(),
                person.owner(),
                List.copyOf(new TreeSet<>(person.groups())),
                answer.reason(),
                answer.typed(),
                Instant.now(),
                UUID.randomUUID().toString(),
                ""));
    return updates.send(gate.run(), "decide", decision, ENDED, UNKNOWN);
  }

  /** What a person answered on the card whose digest this is. */
  public record Answer(boolean yes, String digest, String reason, String typed) {

    public Answer {
      reason = reason.strip();
      typed = typed.strip();
    }
  }
}
