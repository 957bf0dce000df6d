package dev.firedrill.activities.policy;

import dev.firedrill.activities.inventory.Environment;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.journal.Executions;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.signatures.HmacSignatures;
import dev.firedrill.workflows.procedure.Freeze;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.LaunchClaim;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.Policy;
import dev.firedrill.workflows.procedure.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The terms of a run come from its target's environment and from the policy's rules for it. During
 * a freeze only what breaks the glass is admitted, and what no person started only where the rules
 * let it. What was not launched at the desk, or was carried out before, is not admitted: whoever
 * reaches the engine's port can start a workflow there, under any name.
 */
@Component
public final class TargetPolicy implements Policy {

  private static final Duration RESTART = Duration.ofSeconds(8);

  /** How the names of those begin who start runs and are no persons. */
  private static final List<String> NO_PERSON = List.of("schedule:", "alert:");

  /** How the names of tokens begin. */
  private static final String TOKEN = "token:";

  private final Targets targets;
  private final HmacSignatures signatures;
  private final Executions executions;
  private final Rules rules;
  private final FreezeCalendar freezes;

  TargetPolicy(
      Targets targets,
      HmacSignatures signatures,
      Executions executions,
      Rules rules,
      FreezeCalendar freezes) {
    this.targets = targets;
    this.signatures = signatures;
    this.executions = executions;
    this.rules = rules;
    this.freezes = freezes;
  }

  @Override
  public Terms admit(LaunchClaim claim, String execution) {
    if (!signatures.genuine(claim)) {
      throw new NotPossible(
          "the launch was not signed by Firedrill's web server for this run with these inputs:"
              + " nobody launched it here, whoever is named as its starter");
    }
    if (!isOf(claim.run(), execution)) {
      throw new NotPossible(
          "this launch was carried out before, and counts once: launch the runbook again");
    }
    Environment environment = targets.require(claim.launch().target()).environment();
    requirePerson(claim.launch());
    EnvironmentRules said = rules.of(environment);
    return new Terms(
        environment.word(),
        said.starterMayApprove(),
        said.quorum(),
        freeze(claim.launch(), environment));
  }

  private void requirePerson(Launch launch) {
    boolean nobody = NO_PERSON.stream().anyMatch(launch.starter()::startsWith);
    if (nobody && !rules.withoutAPerson().contains(launch.runbook())) {
      throw new NotPossible(
          launch.starter()
              + " is no person, and policy does not list "
              + launch.runbook()
              + " under without-a-person: launch it by hand, or add it there");
    }
  }

  /** A second person breaks a freeze, so it has to be known who the first one is. */
  private static void requireOwner(Launch launch) {
    String owner = launch.owner();
    if (launch.starter().startsWith(TOKEN) && (owner == null || owner.isEmpty())) {
      throw new NotPossible(
          launch.starter()
              + " belongs to nobody, and who breaks a freeze has to be known: launch it by hand, or"
              + " by a token with an owner");
    }
  }

  /** The freeze that the launch breaks; null where none binds its target. */
  private @Nullable Freeze freeze(Launch launch, Environment environment) {
    Manner manner = launch.mannerOrUsual();
    if (manner.plan()) {
      return null; // it changes nothing
    }
    String why = manner.breakGlass();
    if (why != null) {
      requireOwner(launch);
    }
    Freeze freeze =
        freezes.freeze(environment, launch.runbook(), why == null ? "" : why).orElse(null);
    if (freeze != null && why == null) {
      throw new NotPossible(
          ("the freeze “%s” binds %s until %s: %s Launch it after that;"
                  + " or launch it with a reason to break the freeze, which a second person of %s has"
                  + " to approve")
              .formatted(
                  freeze.name(),
                  environment.word(),
                  freeze.until(),
                  freeze.why(),
                  freeze.approvers()));
    }
    return freeze;
  }

  /** A database that is being restarted is waited for, as the telling before this did. */
  private boolean isOf(String run, String execution) {
    try {
      return Patience.until(RESTART, () -> answer(run, execution))
          .orElseThrow(() -> new IllegalStateException("the database does not answer"));
    } catch (RuntimeException told) {
      throw told;
    } catch (Exception stopped) {
      throw new IllegalStateException("the wait for the database was stopped", stopped);
    }
  }

  private Optional<Boolean> answer(String run, String execution) {
    try {
      return Optional.of(executions.isOf(run, execution));
    } catch (DataAccessException gone) {
      return Optional.empty();
    }
  }
}
