package dev.firedrill.web.notify;

import dev.firedrill.web.notify.Claims.Claim;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Posts a notification of each gate that opens, within a second or so. */
@Component
class GateNotifier {

  private final Claims claims;
  private final Postman postman;

  GateNotifier(Claims claims, Postman postman) {
    this.claims = claims;
    this.postman = postman;
  }

  @Scheduled(fixedDelay = 1_000)
  void look() {
    postman.post("gates", () -> claims.take().stream().map(this::letter).toList());
  }

  private Letter letter(Claim claim) {
    OpenGate gate = claim.gate();
    return new Letter(
        "gate %d of run %s".formatted(gate.step(), gate.run()),
        claim.escalated() ? "gate-escalated" : "gate-opened",
        gate.question() + " (" + gate.runbook() + " on " + gate.target() + ")",
        "gate",
        gate,
        "/gates/" + gate.run() + "/" + gate.step(),
        () -> claims.sent(claim));
  }
}
