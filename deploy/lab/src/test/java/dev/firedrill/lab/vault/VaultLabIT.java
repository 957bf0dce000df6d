package dev.firedrill.lab.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.lab.Await;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The lab's faults do what they say, and its own eyes see it. */
@TestInstance(Lifecycle.PER_CLASS)
class VaultLabIT {

  private static final Duration SOON = Duration.ofMinutes(3);

  private final VaultLab lab = VaultLab.startTemporary();
  private final VaultView view = lab.view();

  @AfterEach
  void mend() {
    lab.mendAll();
  }

  @AfterAll
  void stop() {
    lab.close();
  }

  @Test
  void aNodeThatRestartsIsSealedAndTheOthersServe() {
    String hit = lab.inject(VaultFault.SEAL_NODE);
    Await.until("it is sealed", SOON, () -> view.sealed(hit).orElse(false));
    // A node may lose its leader for a moment while another one restarts.
    Await.until("the others to serve", SOON, () -> view.notServing().equals(List.of(hit)));
    Await.until("one to lead", SOON, () -> view.active().isPresent());
  }

  @Test
  void whenTheLeaderIsSealedAnotherLeads() {
    String hit = lab.inject(VaultFault.SEAL_LEADER);
    Await.until("it is sealed", SOON, () -> view.sealed(hit).orElse(false));
    assertThat(lab.asked()).as("by Vault's own audit").contains("PUT http://vault/v1/sys/seal");
    Await.until(
        "another to lead", SOON, () -> view.active().filter(led -> !led.equals(hit)).isPresent());
  }

  @Test
  void aKilledNodeDoesNotAnswerAndNoFurtherOneMayBeLost() {
    String hit = lab.inject(VaultFault.KILL_NODE);
    assertThat(view.health(hit)).isZero();
    Await.until("autopilot has noticed", SOON, () -> view.tolerance() < 1);
  }

  @Test
  void whenAllAreSealedNobodyIsServed() {
    lab.inject(VaultFault.SEAL_ALL);
    assertThat(view.active()).isEmpty();
    assertThat(view.notServing()).isEqualTo(VaultPlan.NODES);
  }

  @Test
  void somebodyElsesShareCountsOnThatNodeOnly() {
    String hit = lab.inject(VaultFault.OTHER_ATTEMPT);
    Await.until("it counts there", SOON, () -> view.progress(hit) == 1);
    assertThat(view.progress("vault-1")).isZero();
  }

  @Test
  void whatOpensTheClusterIsForItsOwnerOnly() throws Exception {
    for (String secret : new String[] {"keys", "token"}) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(lab.plan().folder().resolve(secret))))
          .isEqualTo("rw-------");
    }
    assertThat(lab.shares()).hasSize(VaultPlan.SHARES).doesNotHaveDuplicates();
  }
}
