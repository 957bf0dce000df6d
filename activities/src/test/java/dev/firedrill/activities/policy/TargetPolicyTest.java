package dev.firedrill.activities.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firedrill.activities.inventory.Environment;
import dev.firedrill.activities.inventory.TestTargets;
import dev.firedrill.activities.signatures.HmacSignatures;
import dev.firedrill.activities.signatures.TestKey;
import dev.firedrill.workflows.procedure.Freeze;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.LaunchClaim;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Terms;
import dev.firedrill.workflows.procedure.WhenHeld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {

  private static final Instant NOW = Instant.parse("2026-12-24T12:00:00Z");
  private static final FreezeWindow YEAR_END =
      new FreezeWindow(
          "Year end",
          FreezeMoment.parse("2026-12-20T18:00"),
          FreezeMoment.parse("2027-01-04T06:00"),
          ZoneId.of("Europe/Berlin"),
          Set.of(Environment.PROD),
          Set.of("vault-backup"),
          "Peak trade.");
  private static final String INPUTS = "{\"target\":\"hall\"}";

  @TempDir Path folder;
  @TempDir Path data;

  @BeforeEach
  void drawTheKey() {
    TestKey.write(data);
  }

  private Terms admit(String environment, LaunchClaim claim) {
    return policy(environment, Rules.UNSAID).admit(claim, "first");
  }

  private TargetPolicy policy(String environment, Rules rules) {
    return new TargetPolicy(
        TestTargets.one(folder, environment),
        new HmacSignatures(data),
        (run, execution) -> execution.equals("first"),
        rules,
        new FreezeCalendar(rules, () -> NOW));
  }

  private static LaunchClaim claim(TargetName target) {
    return TestKey.signed(new LaunchClaim("run-1", new Launch("r", "v", target, "ann"), INPUTS));
  }

  @Test
  void onlyInDevMayPeopleApproveWhatTheyStarted() {
    assertThat(admit("dev", claim(TestTargets.NAME))).isEqualTo(terms("dev", true));
    assertThat(admit("staging", claim(TestTargets.NAME))).isEqualTo(terms("staging", false));
    assertThat(admit("prod", claim(TestTargets.NAME)).starterMayApprove()).isFalse();
  }

  @Test
  void whereTheFileSaysNothingOfProductionItTakesTwoPeople() {
    assertThat(admit("prod", claim(TestTargets.NAME)).quorum())
        .isEqualTo(new Terms.Quorum(2, null, null));
  }

  @Test
  void whatIsNotInTheInventoryIsNotAdmitted() {
    assertThatExceptionOfType(NotPossible.class)
        .isThrownBy(() -> admit("dev", claim(new TargetName("cellar"))))
        .withMessageContaining("no target is called cellar");
  }

  @Test
  void whatTheDeskDidNotLaunchIsNotAdmitted() {
    Launch genuine = claim(TestTargets.NAME).launch();
    TargetName cellar = new TargetName("cellar");
    List<LaunchClaim> forged =
        List.of(
            new LaunchClaim("run-1", new Launch("r", "v", TestTargets.NAME, "ann"), INPUTS),
            new LaunchClaim("run-1", genuine.signed(""), INPUTS),
            new LaunchClaim("run-2", genuine, INPUTS),
            new LaunchClaim("run-1", genuine, "{\"target\":\"cellar\"}"),
            new LaunchClaim("run-1", as("r", "v", TestTargets.NAME, "bob", genuine), INPUTS),
            new LaunchClaim("run-1", as("r", "v", cellar, "ann", genuine), INPUTS),
            new LaunchClaim("run-1", as("r", "w", TestTargets.NAME, "ann", genuine), INPUTS),
            new LaunchClaim("run-1", as("q", "v", TestTargets.NAME, "ann", genuine), INPUTS),
            new LaunchClaim("run-1", queueing(genuine), INPUTS));
    for (LaunchClaim claim : forged) {
      assertThatExceptionOfType(NotPossible.class)
          .as(claim.toString())
          .isThrownBy(() -> admit("dev", claim))
          .withMessageContaining("nobody launched it here");
    }
  }

  @Test
  void aLaunchCountsOnce() {
    TargetPolicy policy = policy("dev", Rules.UNSAID);
    assertThat(policy.admit(claim(TestTargets.NAME), "first")).isNotNull();
    assertThatExceptionOfType(NotPossible.class)
        .isThrownBy(() -> policy.admit(claim(TestTargets.NAME), "second"))
        .withMessageContaining("carried out before");
  }

  @Test
  void aLaunchOfBeforeThereWereLocksStaysGenuine() {
    LaunchClaim old = new LaunchClaim("run-1", new Launch("r", "v", TestTargets.NAME, "a"), INPUTS);
    assertThat(old.signedText())
        .isEqualTo("firedrill-launch-1\n5:run-1\n1:r\n1:v\n4:hall\n1:a\n17:{\"target\":\"hall\"}");
    LaunchClaim queueing = new LaunchClaim("run-1", queueing(old.launch()), INPUTS);
    assertThat(queueing.signedText()).isEqualTo(old.signedText() + "\n15:when-held QUEUE");
    LaunchClaim tokens = new LaunchClaim("run-1", old.launch().byTokenOf("bob"), INPUTS);
    assertThat(tokens.signedText()).isEqualTo(old.signedText() + "\n9:owner bob");
  }

  private static Launch queueing(Launch launch) {
    String signature = launch.signature();
    Launch other = launch.when(WhenHeld.QUEUE);
    return signature == null ? other : other.signed(signature);
  }

  private static Launch as(
      String runbook, String version, TargetName target, String starter, Launch genuine) {
    return new Launch(runbook, version, target, starter)
        .signed(String.valueOf(genuine.signature()));
  }

  private static Terms terms(String environment, boolean starterMayApprove) {
    return new Terms(environment, starterMayApprove, new Terms.Quorum(1, null, null), null);
  }

  @Test
  void theFileSaysHowManyApprove() {
    Terms.Quorum two = new Terms.Quorum(2, Duration.ofMinutes(5), "owners");
    Rules rules =
        new Rules(
            Map.of(Environment.PROD, new EnvironmentRules(false, two)),
            List.of(),
            Set.of(),
            "approver");
    assertThat(policy("prod", rules).admit(claim(TestTargets.NAME), "first"))
        .isEqualTo(new Terms("prod", false, two, null));
    assertThat(policy("dev", rules).admit(claim(TestTargets.NAME), "first"))
        .isEqualTo(terms("dev", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "token:alerts", "schedule:nightly", "alert:down"})
  void duringAFreezeNothingBeginsWithoutBreakGlassWhoeverStartsIt(String starter) {
    LaunchClaim claim = claim("backup", starter);
    assertThatExceptionOfType(NotPossible.class)
        .isThrownBy(() -> policy("prod", frozen(YEAR_END)).admit(claim, "first"))
        .withMessageContaining("“Year end” binds prod until 2027-01-04T05:00:00Z: Peak trade.")
        .withMessageContaining("a second person of approver");
    assertThat(policy("dev", frozen(YEAR_END)).admit(claim, "first").freeze()).isNull();
  }

  @Test
  void whatAFreezeExceptsBeginsAsAlways() {
    LaunchClaim claim = claim("vault-backup", "ann");
    assertThat(policy("prod", frozen(YEAR_END)).admit(claim, "first").freeze()).isNull();
  }

  @Test
  void whoBreaksAFreezeIsAdmittedOnTermsThatSaySo() {
    assertThat(
            policy("prod", frozen(YEAR_END)).admit(breaking("orders are lost"), "first").freeze())
        .isEqualTo(
            new Freeze(
                "Year end",
                Instant.parse("2027-01-04T05:00:00Z"),
                "Peak trade.",
                "approver",
                "orders are lost"));
    assertThat(policy("prod", Rules.UNSAID).admit(breaking("just so"), "first").freeze()).isNull();
  }

  @Test
  void aTokenThatBelongsToNobodyBreaksNoFreeze() {
    TargetPolicy policy = policy("prod", frozen(YEAR_END));
    for (LaunchClaim nobodys : List.of(breakingByTokenOf(null), breakingByTokenOf(""))) {
      assertThatExceptionOfType(NotPossible.class)
          .isThrownBy(() -> policy.admit(nobodys, "first"))
          .withMessageContaining("token:cli belongs to nobody");
    }
    assertThat(policy.admit(breakingByTokenOf("ann"), "first").freeze()).isNotNull();
  }

  @Test
  void whoseTheTokenIsIsSignedWithTheLaunch() {
    LaunchClaim genuine = breakingByTokenOf("ann");
    Launch launch = genuine.launch();
    Launch other = launch.byTokenOf("bob").signed(String.valueOf(launch.signature()));
    assertThatExceptionOfType(NotPossible.class)
        .isThrownBy(() -> admit("dev", new LaunchClaim(genuine.run(), other, genuine.inputs())))
        .withMessageContaining("nobody launched it here");
  }

  private static LaunchClaim breakingByTokenOf(@Nullable String owner) {
    Launch launch =
        new Launch("r", "v", TestTargets.NAME, "token:cli")
            .byTokenOf(owner)
            .in(Manner.USUAL.breakingGlass("orders are lost"));
    return TestKey.signed(new LaunchClaim("run-1", launch, INPUTS));
  }

  @Test
  void aPlanChangesNothingAndIsBoundByNoFreeze() {
    Launch plan = new Launch("r", "v", TestTargets.NAME, "ann").in(Manner.PLAN);
    LaunchClaim claim = TestKey.signed(new LaunchClaim("run-1", plan, INPUTS));
    assertThat(policy("prod", frozen(YEAR_END)).admit(claim, "first").freeze()).isNull();
  }

  @Test
  void theReasonToBreakAFreezeIsSignedWithTheLaunch() {
    LaunchClaim genuine = claim(TestTargets.NAME);
    Launch signed = genuine.launch();
    Launch added =
        signed
            .in(Manner.USUAL.breakingGlass("added later"))
            .signed(String.valueOf(signed.signature()));
    LaunchClaim forged = new LaunchClaim(genuine.run(), added, genuine.inputs());
    assertThatExceptionOfType(NotPossible.class)
        .isThrownBy(() -> policy("prod", frozen(YEAR_END)).admit(forged, "first"))
        .withMessageContaining("nobody launched it here");
  }

  @Test
  void whatNoPersonStartedRunsOnlyWhereTheRulesLetIt() {
    Rules rules = new Rules(Map.of(), List.of(), Set.of("backup"), "approver");
    TargetPolicy policy = policy("prod", rules);
    for (String starter : List.of("schedule:nightly", "alert:down")) {
      assertThat(policy.admit(claim("backup", starter), "first")).isNotNull();
      assertThatExceptionOfType(NotPossible.class)
          .isThrownBy(() -> policy.admit(claim("failover", starter), "first"))
          .withMessageContaining("is no person, and policy does not list failover");
    }
    assertThat(policy.admit(claim("failover", "token:ci"), "first")).isNotNull();
  }

  private static LaunchClaim claim(String runbook, String starter) {
    Launch launch = new Launch(runbook, "v", TestTargets.NAME, starter);
    return TestKey.signed(new LaunchClaim("run-1", launch, INPUTS));
  }

  private static LaunchClaim breaking(String reason) {
    Launch launch =
        new Launch("r", "v", TestTargets.NAME, "ann").in(Manner.USUAL.breakingGlass(reason));
    return TestKey.signed(new LaunchClaim("run-1", launch, INPUTS));
  }

  private static Rules frozen(FreezeWindow... windows) {
    return new Rules(Map.of(), List.of(windows), Set.of("backup"), "approver");
  }
}
