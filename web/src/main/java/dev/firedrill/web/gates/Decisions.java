package dev.firedrill.web.gates;

import dev.firedrill.web.access.Person;
import dev.firedrill.workflows.procedure.Receipt;
import dev.firedrill.workflows.procedure.SignedDecision;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Brings a person's answer to the run that asked; the run says whether it counts. */
@Service
public class Decisions {

  private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

  private final WorkflowClient engine;
  private final DecisionSigner signer;

  Decisions(WorkflowClient engine, DecisionSigner signer) {
    this.engine = engine;
    this.signer = signer;
  }

  /** Why the answer did not count, each reason a sentence; empty when it did. */
  public List<String> decide(GateRow gate, Answer answer, Person person) {
    SignedDecision decision =
        signer.sign(
            new SignedDecision(
                gate.run(),
                gate.card().id(),
                answer.digest(),
                answer.yes(),
                person.name(),
                List.copyOf(new TreeSet<>(person.groups())),
                answer.reason(),
                answer.typed(),
                Instant.now(),
                UUID.randomUUID().toString(),
                ""));
    try {
      engine.newUntypedWorkflowStub(gate.run()).update("decide", Receipt.class, decision);
      return List.of();
    } catch (WorkflowUpdateException refused) {
      return reasons(refused);
    } catch (WorkflowNotFoundException ended) {
      return List.of("the run has ended: nothing was decided");
    } catch (RuntimeException unknown) {
      LOG.warn("no answer from run {} to a decision", gate.run(), unknown);
      return List.of(
          "the engine did not answer, so it is not known whether the decision counted:"
              + " look at the run before you decide again");
    }
  }

  private static List<String> reasons(WorkflowUpdateException refused) {
    if (refused.getCause() instanceof ApplicationFailure why) {
      return List.of(why.getOriginalMessage().split("\n"));
    }
    return List.of(String.valueOf(refused.getMessage()));
  }

  /** What a person answered on the card whose digest this is. */
  public record Answer(boolean yes, String digest, String reason, String typed) {

    public Answer {
      reason = reason.strip();
      typed = typed.strip();
    }
  }
}
