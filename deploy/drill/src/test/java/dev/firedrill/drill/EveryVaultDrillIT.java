package dev.firedrill.drill;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.desk.Visit;
import dev.firedrill.lab.vault.VaultLab;
import dev.firedrill.lab.vault.VaultPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Vault runbook's whole procedure recovers a real cluster that was broken for it, by people
 * who enter their shares on the screen, and no share of its key is found anywhere afterwards.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EveryVaultDrillIT {

  /** As long as a share, and of no key. */
  private static final String NO_SHARE = "bm8gc2hhcmUgb2YgYW55IGtleSwgb2YgaXRzIHNpemUu";

  private final VaultLab lab = VaultLab.startTemporary();
  private Traces traces;
  private House house;
  private Crew crew;
  private Visit visit;
  private HoldersAtBrowsers holders;

  /** Those in which people enter shares. */
  static List<Subject> drills() {
    return DrillCommand.VAULT_DRILLS.keySet().stream()
        .filter(drill -> !drill.runbook().startsWith(VaultBackupDrill.SUBJECT.runbook()))
        .toList();
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Path data = Files.createDirectory(folder.resolve("house"));
    traces = Traces.of(data, lab.targetFile());
    for (String share : lab.shares()) {
      String name = "share " + lab.shares().indexOf(share);
      traces.add(name, share);
      traces.add(name + " in hex", HexFormat.of().formatHex(Base64.getDecoder().decode(share)));
    }
    Printed printed = Printed.start();
    house = QuickHashes.house(data, lab.targetFolder());
    String oneTime = printed.end().after(Printed.FIRST_SIGN_IN);
    crew = Crew.of(house, oneTime);
    visit = crew.visit("admin");
    holders = new HoldersAtBrowsers(crew, lab.shares().subList(0, VaultPlan.THRESHOLD));
    crew.passwords().forEach((name, typed) -> traces.add("the password of " + name, typed));
    traces.addOfDatabase().add("the first password", oneTime).add("a wrong share", NO_SHARE);
  }

  @AfterEach
  void mend() {
    lab.mendAll();
  }

  @AfterAll
  void stop() {
    traces.close();
    crew.close();
    house.close();
    lab.close();
  }

  @ParameterizedTest
  @MethodSource("drills")
  void theRunbookRecoversWhatWasBrokenAndNoShareIsFoundAnywhere(Subject drill) throws IOException {
    DrillCommand.VaultMaker maker = requireNonNull(DrillCommand.VAULT_DRILLS.get(drill));
    if (drill.equals(VaultUnsealDrill.BEGUN)) {
      holders.takeAlong(NO_SHARE);
    }
    try (Listener ear = new Listener(visit)) {
      Person people =
          gate -> {
            ear.answer(gate);
            return holders.answer(gate);
          };
      Outcome outcome = maker.make(lab, house, people, System.out).get();
      Rows.add(outcome.row());
      System.out.println(drill + ":" + outcome.inWords());
      assertThat(outcome.isProof()).as(outcome.inWords()).isTrue();
      assertThat(holders.objections()).isEmpty();
      assertThat(holders.haveErred()).isTrue();
      assertThat(String.join("\n", house.auditOf(outcome.run())))
          .as("who entered a share, and what became of it")
          .contains("enters a share", "holder-1", "holder-2", "holder-3", "1 of 3 shares");
      assertThat(traces.in("the stream", ear.heardOf(outcome.run()))).isEmpty();
      assertThat(traces.foundAfterARun(house, visit::page)).as("secrets").isEmpty();
    }
  }

  @Test
  void aSnapshotIsRestoredFromTheStoreAndNoSecretIsFoundAnywhere() throws IOException {
    Person nobody =
        gate -> {
          throw new AssertionError("somebody was asked: " + gate);
        };
    VaultVerificationResult outcome =
        new VaultVerificationDrill(lab, house, nobody, System.out).get();
    Rows.add(outcome.backup().row());
    Rows.add(outcome.row());
    System.out.println(VaultVerificationDrill.SUBJECT + ":" + outcome.inWords());
    assertThat(outcome.isProof()).as(outcome.inWords()).isTrue();
    try (Heard heard = Heard.of(visit, outcome.run())) {
      assertThat(traces.in("the stream", heard.text())).isEmpty();
    }
    assertThat(traces.foundAfterARun(house, visit::page)).as("secrets").isEmpty();
  }
}
