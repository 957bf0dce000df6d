package dev.firedrill.web.launch;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.web.layout.NotFound;
import dev.firedrill.workflows.procedure.Inventory;
import dev.firedrill.workflows.procedure.Ledger;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetCard;
import dev.firedrill.workflows.procedure.WhenHeld;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Launches runs: first the audit, then the intent's row, then the start, which may come later. */
@Service
public class Launches {

  private static final Logger LOG = LoggerFactory.getLogger(Launches.class);

  private final Inventory inventory;
  private final Intents intents;
  private final Ledger ledger;
  private final Starter starter;

  Launches(Inventory inventory, Intents intents, Ledger ledger, Starter starter) {
    this.inventory = inventory;
    this.intents = intents;
    this.ledger = ledger;
    this.starter = starter;
  }

  /** As usual; see {@link #launch(String, Person, Procedure, Request, Map, Manner)}. */
  public void launch(
      String id, Person person, Procedure procedure, Request request, Map<String, String> values) {
    launch(id, person, procedure, request, values, Manner.USUAL);
  }

  /** In this manner, and refused if another run holds the target. */
  public void launch(
      String id,
      Person person,
      Procedure procedure,
      Request request,
      Map<String, String> values,
      Manner manner) {
    launch(id, person, procedure, request, values, manner, WhenHeld.REFUSE);
  }

  /** Launches under this id, unless that was done before: then it is the same launch again. */
  public void launch(
      String id,
      Person person,
      Procedure procedure,
      Request request,
      Map<String, String> values,
      Manner manner,
      WhenHeld whenHeld) {
    launch(id, person.name(), person.owner(), procedure, request, values, manner, whenHeld);
  }

  /**
   * The same for what is no person, such as {@code schedule:nightly}.
   *
   * @throws NotFound if there is no such target, or another starter's run of this id
   */
  public void launch(
      String id,
      String starter,
      Procedure procedure,
      Request request,
      Map<String, String> values,
      Manner manner,
      WhenHeld whenHeld) {
    launch(id, starter, null, procedure, request, values, manner, whenHeld);
  }

  private void launch(
      String id,
      String starter,
      @Nullable String owner,
      Procedure procedure,
      Request request,
      Map<String, String> values,
      Manner manner,
      WhenHeld whenHeld) {
    TargetCard target =
        inventory.find(request.target()).orElseThrow(() -> new NotFound("no such target"));
    Intent intent =
        new Intent(
            id,
            procedure.id(),
            procedure.version(),
            target.name(),
            target.environment(),
            starter,
            owner,
            manner,
            values,
            whenHeld);
    if (isThereAlready(intent)) {
      return;
    }
    tell(intent, values);
    if (intents.add(intent)) {
      startNowOrLater(intent, request);
    }
  }

  /** In the audit before it is to be found anywhere; the values in the order of their form. */
  private void tell(Intent intent, Map<String, String> values) {
    Manner manner = intent.manner();
    Map<String, String> content = new LinkedHashMap<>(values);
    content.put("run", intent.id());
    content.put("version", intent.version());
    String owner = intent.owner();
    if (owner != null && !owner.isEmpty()) {
      content.put("token-of", owner);
    }
    if (!manner.planned().isEmpty()) {
      content.put("as-planned-in", manner.planned());
    }
    String breakGlass = manner.breakGlass();
    if (breakGlass != null) {
      content.put("break-glass", breakGlass);
    }
    if (!manner.plan()) {
      content.put("if-held", intent.whenHeld() == WhenHeld.QUEUE ? "wait" : "refuse");
    }
    String what = manner.plan() ? "PLAN_LAUNCHED" : "LAUNCHED";
    ledger.append(intent.starter(), what, intent.runbook(), content);
  }

  private boolean isThereAlready(Intent intent) {
    return intents
        .find(intent.id())
        .map(there -> {
          if (!there.starter().equals(intent.starter())) {
            throw new NotFound("another person's launch");
          }
          return true;
        })
        .orElse(false);
  }

  private void startNowOrLater(Intent intent, Request request) {
    try {
      starter.start(intent, request);
    } catch (RuntimeException engineGone) {
      // The intent stands; the sweeper starts it when the engine answers again.
      LOG.warn("run {} is not started yet: {}", intent.id(), engineGone.toString());
    }
  }
}
