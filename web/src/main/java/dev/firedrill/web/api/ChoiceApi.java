package dev.firedrill.web.api;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.parking.Choices;
import dev.firedrill.web.parking.Choices.Wanted;
import dev.firedrill.web.parking.ParkRow;
import dev.firedrill.web.parking.Parkings;
import dev.firedrill.web.problem.Refused;
import dev.firedrill.web.runs.Runs;
import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Offer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * How a parked run goes on, and how one that goes is stopped: by the same rules as on the screen.
 */
@RestController
final class ChoiceApi {

  private static final int LONGEST_REASON = 2_000;
  private static final int LONGEST_TITLE = 500;

  private final Runs runs;
  private final Parkings parkings;
  private final Choices choices;

  ChoiceApi(Runs runs, Parkings parkings, Choices choices) {
    this.runs = runs;
    this.parkings = parkings;
    this.choices = choices;
  }

  @PostMapping(
      path = "/api/v1/runs/{run}/choices",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Counted choose(
      @PathVariable String run,
      @AuthenticationPrincipal Person person,
      @RequestBody(required = false) byte @Nullable [] bytes,
      HttpServletRequest request) {
    Query.none(request);
    requireRun(run);
    Wanted wanted = wanted(Body.of(bytes));
    ParkRow parked =
        parkings
            .of(run)
            .orElseThrow(
                () -> Refused.conflict("not-parked", "The run is not parked: nothing was chosen."));
    requireOffered(parked, wanted, person);
    requireCounted(choices.choose(run, wanted, person));
    return new Counted(run, wanted.choice(), wanted.undo(), person.name(), wanted.reason());
  }

  @PostMapping(
      path = "/api/v1/runs/{run}/cancel",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Counted cancel(
      @PathVariable String run,
      @AuthenticationPrincipal Person person,
      @RequestBody(required = false) byte @Nullable [] bytes,
      HttpServletRequest request) {
    Query.none(request);
    requireRun(run);
    Body body = Body.of(bytes);
    String reason = reason(body);
    boolean undoing = body.flagOrNo("undoing");
    body.finish();
    Wanted wanted = Wanted.stop(undoing ? Choice.LEAVE : Choice.CANCEL, reason);
    requireCounted(choices.choose(run, wanted, person));
    return new Counted(run, wanted.choice(), "", person.name(), wanted.reason());
  }

  private static Wanted wanted(Body body) {
    int parking = body.number("parking");
    String digest = body.text("digest", 128);
    String word = body.text("choice", 20);
    String undo = body.textOrEmpty("undo", LONGEST_TITLE);
    String reason = reason(body);
    Choice choice =
        Arrays.stream(Choice.values())
            .filter(one -> one.name().equals(word) && !one.isStop())
            .findFirst()
            .orElse(null);
    if (choice == null && !body.isWrong("/choice")) {
      body.wrong("/choice", "One of RETRY, SKIP, UNDO, GO_ON, ABORT.");
    }
    body.finish();
    return new Wanted(parking, digest, choice == null ? Choice.RETRY : choice, undo, reason);
  }

  private static String reason(Body body) {
    String reason = body.text("reason", LONGEST_REASON);
    if (reason.isBlank() && !body.isWrong("/reason")) {
      body.wrong("/reason", "A choice needs a reason.");
    }
    return reason;
  }

  private void requireRun(String run) {
    if (runs.find(run).isEmpty()) {
      throw RunApi.unknown();
    }
  }

  /** As far as the desk can tell; it spares the workflow what it would refuse. */
  private static void requireOffered(ParkRow parked, Wanted wanted, Person person) {
    if (parked.card().id() != wanted.parking() || !parked.card().digest().equals(wanted.digest())) {
      throw Refused.conflict(
          "parking-changed",
          "The digest is of another state of the run: nothing was chosen. Read the run again.");
    }
    List<String> hindrances =
        parked.card().offers().stream()
            .filter(offer -> isWanted(offer, wanted))
            .findFirst()
            .map(offer -> parked.hindrances(offer, person))
            .orElseThrow(() ->
                Refused.reasons(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "choice-refused",
                    List.of("this parked step does not offer that choice")));
    if (!hindrances.isEmpty()) {
      throw Refused.reasons(HttpStatus.FORBIDDEN, "", hindrances);
    }
  }

  private static boolean isWanted(Offer offer, Wanted wanted) {
    return offer.choice() == wanted.choice() && offer.undo().equals(wanted.undo());
  }

  private static void requireCounted(List<String> objections) {
    if (objections.equals(List.of(Choices.UNKNOWN))) {
      throw Refused.reasons(HttpStatus.GATEWAY_TIMEOUT, "choice-unknown", objections);
    }
    if (objections.equals(List.of(Choices.ENDED))) {
      throw Refused.reasons(HttpStatus.CONFLICT, "run-ended", objections);
    }
    if (!objections.isEmpty()) {
      throw Refused.reasons(HttpStatus.UNPROCESSABLE_CONTENT, "choice-refused", objections);
    }
  }

  /** A choice that counted: by now it is in the audit. */
  record Counted(String run, Choice choice, String undo, String person, String reason) {}
}
