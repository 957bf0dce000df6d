package dev.firedrill.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.LaunchClaim;
import dev.firedrill.workflows.procedure.SignedDecision;
import dev.firedrill.workflows.procedure.TargetName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignerTest {

  @TempDir private Path data;

  @Test
  void theKeyIsDrawnOnceAndForTheOwnerAlone() throws Exception {
    Path file = data.resolve("decision.key");
    String first = Signer.of(file).sign(decision(true)).signature();
    String again = Signer.of(file).sign(decision(true)).signature();
    assertThat(first).isEqualTo(again).hasSize(44);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(data.toFile().list()).containsExactly("decision.key");
  }

  @Test
  void anotherAnswerOrAnotherKeyIsAnotherSignature() throws Exception {
    Signer signer = Signer.of(data.resolve("decision.key"));
    String yes = signer.sign(decision(true)).signature();
    assertThat(signer.sign(decision(false)).signature()).isNotEqualTo(yes);
    assertThat(Signer.of(data.resolve("other.key")).sign(decision(true)).signature())
        .isNotEqualTo(yes);
  }

  @Test
  void aLaunchIsSignedForOneRunAndItsInputs() throws Exception {
    Signer signer = Signer.of(data.resolve("decision.key"));
    Launch launch = new Launch("open-valve", "v", new TargetName("hall"), "sre-a");
    String signature = signer.sign(new LaunchClaim("r-1", launch, "{}")).signature();
    assertThat(signature).hasSize(44);
    Launch other = new Launch("open-valve", "v", new TargetName("hall"), "sre-b");
    for (LaunchClaim claim :
        List.of(
            new LaunchClaim("r-2", launch, "{}"),
            new LaunchClaim("r-1", launch, "{} "),
            new LaunchClaim("r-1", other, "{}"))) {
      assertThat(signer.sign(claim).signature()).isNotEqualTo(signature);
    }
  }

  private static SignedDecision decision(boolean yes) {
    return new SignedDecision(
        "r-1",
        4,
        "abc",
        yes,
        "sre-b",
        List.of("incident-commander"),
        "dead",
        "",
        Instant.EPOCH,
        "n",
        "");
  }
}
