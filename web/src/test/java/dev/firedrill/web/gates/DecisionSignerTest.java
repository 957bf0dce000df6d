package dev.firedrill.web.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.SignedDecision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DecisionSignerTest {

  @TempDir private Path data;

  @Test
  void theKeyIsDrawnOnceAndForTheOwnerAlone() throws Exception {
    Path file = data.resolve("decision.key");
    String first = DecisionSigner.of(file).sign(decision(true)).signature();
    String again = DecisionSigner.of(file).sign(decision(true)).signature();
    assertThat(first).isEqualTo(again).hasSize(44);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(data.toFile().list()).containsExactly("decision.key");
  }

  @Test
  void anotherAnswerOrAnotherKeyIsAnotherSignature() throws Exception {
    DecisionSigner signer = DecisionSigner.of(data.resolve("decision.key"));
    String yes = signer.sign(decision(true)).signature();
    assertThat(signer.sign(decision(false)).signature()).isNotEqualTo(yes);
    assertThat(DecisionSigner.of(data.resolve("other.key")).sign(decision(true)).signature())
        .isNotEqualTo(yes);
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
