package dev.firedrill.web.audit;

import dev.firedrill.web.Command;
import dev.firedrill.web.engine.ExitCode;
import dev.firedrill.web.engine.Progress;
import dev.firedrill.workflows.procedure.AuditCheck;
import dev.firedrill.workflows.procedure.ChainFault;
import dev.firedrill.workflows.procedure.ChainState;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * {@code audit verify}: reads the whole audit and says what is wrong with it. {@code audit
 * accept-head --reason WHY}: signs its end as it stands, for somebody who says why.
 */
@Component
@Profile("command")
final class AuditCommand implements Command {

  private static final String REASON = "--reason";
  private static final int BROKEN = 1;

  private final ObjectProvider<AuditCheck> check;

  AuditCommand(ObjectProvider<AuditCheck> check) {
    this.check = check;
  }

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public int run(List<String> arguments) {
    if (arguments.equals(List.of("verify"))) {
      return tell(check.getObject().verify());
    }
    String reason = reason(arguments);
    if (reason.isBlank()) {
      Progress.complain(
          "There are: audit verify; audit accept-head --reason 'why the chain as it stands is the"
              + " true one'.");
      return ExitCode.USAGE.number();
    }
    return tell(check.getObject().acceptHead(System.getProperty("user.name", ""), reason));
  }

  private static String reason(List<String> arguments) {
    if (arguments.isEmpty() || !arguments.getFirst().equals("accept-head")) {
      return "";
    }
    List<String> rest = arguments.subList(1, arguments.size());
    if (rest.size() == 2 && rest.getFirst().equals(REASON)) {
      return rest.get(1).strip();
    }
    return rest.size() == 1 && rest.getFirst().startsWith(REASON + "=")
        ? rest.getFirst().substring(REASON.length() + 1).strip()
        : "";
  }

  private static int tell(ChainState state) {
    if (state.holds()) {
      Progress.say(
          "The audit holds: %d lines, each unaltered and in its place, and its end is the one that was signed."
              .formatted(state.line()));
      Progress.say("Line %d has the hash %s.".formatted(state.line(), state.hash()));
      return 0;
    }
    ChainFault first = state.faults().getFirst();
    Progress.say("The audit is broken: " + first.what() + ".");
    Progress.say(first.kind().next());
    if (state.faults().size() > 1) {
      Progress.say("All that was found, the first hundred at most:");
      state.faults().forEach(fault -> Progress.say("  " + fault.what()));
    }
    return BROKEN;
  }
}
