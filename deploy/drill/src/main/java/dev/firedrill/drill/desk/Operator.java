package dev.firedrill.drill.desk;

import java.util.List;
import java.util.Map;

/** A signed-in person who launches runs and answers their gates. */
public final class Operator {

  private static final String ADMIN = "correct horse battery 1";
  private static final String OWN = "correct horse battery 2";

  private final Visit visit;

  private Operator(Visit visit) {
    this.visit = visit;
  }

  /** Lets a first operator in, as the first admin does. */
  public static Operator first(String address, String oneTimePassword) {
    Visit admin = Door.first(address, "admin", oneTimePassword, ADMIN);
    String added = Door.add(admin, "sre", "OPERATOR", "bench incident-commander database-oncall");
    return new Operator(Door.first(address, "sre", added, OWN));
  }

  /** What the first admin and the first operator type to come in. */
  public static List<String> passwords() {
    return List.of(ADMIN, OWN);
  }

  public Visit visit() {
    return visit;
  }

  public Operator movedTo(String address) {
    return new Operator(visit.movedTo(address));
  }

  /** A launch form as it is shown, with a target picked, ready to be sent. */
  public Form form(String runbook, String target) {
    String page = visit.page("/runbooks/" + runbook);
    return new Form(
        runbook,
        Visit.hidden(page, "run"),
        Map.of(
            "_csrf", Visit.hidden(page, "_csrf"),
            "run", Visit.hidden(page, "run"),
            "target", target));
  }

  /** Sends a launch form; returns when it was taken. */
  public void launch(Form form) {
    visit.send("/runbooks/" + form.runbook() + "/launch", form.fields());
  }

  /** An approval as its card shows it, ready to be sent. */
  public Approval approval(String run) {
    String page = visit.page("/runs/" + run);
    String path = Visit.first(page, "action=\"(/gates/" + run + "/\\d+)\"");
    return new Approval(
        path,
        Map.of(
            "_csrf",
            Visit.hidden(page, "_csrf"),
            "digest",
            Visit.hidden(page, "digest"),
            "reason",
            "seen",
            "answer",
            "approve"));
  }

  public void approve(Approval approval) {
    visit.send(approval.path(), approval.fields());
  }

  /** A filled-in launch form of one run. */
  public record Form(String runbook, String run, Map<String, String> fields) {}

  /** A filled-in answer to one gate. */
  public record Approval(String path, Map<String, String> fields) {}
}
