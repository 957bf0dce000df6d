package dev.firedrill.web.targets;

import dev.firedrill.web.Command;
import dev.firedrill.web.engine.Progress;
import dev.firedrill.workflows.procedure.Checkup;
import dev.firedrill.workflows.procedure.Finding;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** {@code check}: reaches everything that the targets' runbooks need, and changes nothing. */
@Component
@Profile("command")
final class CheckCommand implements Command {

  private final Checkup checkup;

  CheckCommand(Checkup checkup) {
    this.checkup = checkup;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public int run(List<String> arguments) {
    List<Finding> findings = new ArrayList<>();
    checkup.run(finding -> {
      say(finding);
      findings.add(finding);
    });
    if (findings.isEmpty()) {
      Progress.say("There is no target yet; targets/README.md says how to write one.");
      return 1;
    }
    long bad = findings.stream().filter(finding -> !finding.good()).count();
    Progress.say(
        bad == 0
            ? "All %d can be reached. Nothing was changed.".formatted(findings.size())
            : "%d of %d cannot be had. Nothing was changed.".formatted(bad, findings.size()));
    return bad == 0 ? 0 : 1;
  }

  private static void say(Finding finding) {
    String mark = finding.good() ? "ok  " : "FAIL";
    Progress.say(
        "%s  %s  %s: %s".formatted(mark, finding.target(), finding.what(), finding.told()));
  }
}
