package dev.firedrill.web.api;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.web.launch.Form;
import dev.firedrill.web.launch.Forms;
import dev.firedrill.web.launch.Launches;
import dev.firedrill.web.launch.RunId;
import dev.firedrill.web.problem.Mistake;
import dev.firedrill.web.problem.Refused;
import dev.firedrill.web.runs.Runs;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.procedure.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Starts runs for machines, by the same launch as people's: one key is one run. */
@Service
class Starts {

  private final Catalogue catalogue;
  private final Forms forms;
  private final Launches launches;
  private final StartKeys keys;
  private final Runs runs;

  Starts(Catalogue catalogue, Forms forms, Launches launches, StartKeys keys, Runs runs) {
    this.catalogue = catalogue;
    this.forms = forms;
    this.launches = launches;
    this.keys = keys;
    this.runs = runs;
  }

  /** The run that this starts, or started when it was sent before. */
  Started start(StartOrder order, @Nullable String key, Person person) {
    if (key == null) {
      String run = RunId.draw();
      launch(run, order, person);
      return new Started(run, false);
    }
    StartKeys.Known known = keys.find(person.name(), key).orElse(null);
    if (known != null && known.hash().equals(order.hash()) && runs.find(known.run()).isPresent()) {
      return new Started(known.run(), true);
    }
    String run = known == null ? RunId.draw() : known.run();
    Ready ready = ready(order, person); // a mistake uses up no key
    if (known == null && keys.claim(person.name(), key, order.hash(), run)) {
      launchClaimed(run, order, ready, key, person);
      return new Started(run, false);
    }
    return again(order, ready, key, person);
  }

  /** The key was used before: by an earlier request, or by one that came at the same moment. */
  private Started again(StartOrder order, Ready ready, String key, Person person) {
    StartKeys.Known known = keys.find(person.name(), key).orElseThrow(Starts::inTheMaking);
    if (!known.hash().equals(order.hash())) {
      throw new Refused(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "idempotency-key-reused",
          "This key stands for another start: send a new key, or the same body as then.",
          List.of(Mistake.in("Idempotency-Key", "Used for run " + known.run() + ".")));
    }
    if (runs.find(known.run()).isEmpty()) {
      if (!keys.takeOver(person.name(), key)) {
        throw inTheMaking();
      }
      launchClaimed(known.run(), order, ready, key, person);
      return new Started(known.run(), false);
    }
    return new Started(known.run(), true);
  }

  private static Refused inTheMaking() {
    return new Refused(
        HttpStatus.CONFLICT,
        "start-in-the-making",
        "A start with this key is being carried out: ask again in a second.",
        List.of());
  }

  private void launch(String run, StartOrder order, Person person) {
    Ready ready = ready(order, person);
    launches.launch(
        run,
        person,
        ready.procedure(),
        ready.request(),
        ready.filled().values(),
        ready.manner(),
        order.whenHeld());
  }

  private void launchClaimed(String run, StartOrder order, Ready ready, String key, Person person) {
    try {
      launches.launch(
          run,
          person,
          ready.procedure(),
          ready.request(),
          ready.filled().values(),
          ready.manner(),
          order.whenHeld());
    } catch (RuntimeException failed) {
      keys.giveUp(person.name(), key);
      throw failed;
    }
  }

  /** What is to be launched; {@link Refused} with every mistake if it cannot be. */
  private Ready ready(StartOrder order, Person person) {
    Procedure procedure = catalogue.find(order.runbook()).orElse(null);
    if (procedure == null) {
      if (!order.body().isWrong("/runbook")) {
        order.body().wrong("/runbook", "There is no such runbook.");
      }
      order.body().finish();
      throw Refused.notFound("There is no such runbook.");
    }
    if (person.belongsToNobody() && order.manner().breakGlass() != null) {
      order
          .body()
          .wrong(
              "/breakGlass",
              "Who breaks a freeze has to be known: send it by a token with an owner.");
    }
    Form.Filled filled = Inputs.fill(forms.of(procedure), order.inputs(), order.body());
    order.body().finish();
    Request request = filled.request();
    if (request == null) {
      throw Refused.because(List.of(Mistake.at("/inputs", "These inputs make no request.")));
    }
    return new Ready(procedure, filled, request, order.manner());
  }

  private record Ready(Procedure procedure, Form.Filled filled, Request request, Manner manner) {}

  /**
   * A run that was started.
   *
   * @param again whether an earlier request did it
   */
  record Started(String run, boolean again) {}
}
