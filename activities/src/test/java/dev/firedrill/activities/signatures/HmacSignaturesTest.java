package dev.firedrill.activities.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.procedure.SignedDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HmacSignaturesTest {

  private static final SignedDecision DECISION =
      new SignedDecision(
          "run-1",
          3,
          "digest",
          true,
          "bob",
          List.of("approver"),
          "looks right",
          "",
          Instant.parse("2026-07-25T12:00:00Z"),
          "nonce",
          "");

  @TempDir Path data;

  private HmacSignatures signatures() {
    TestKey.write(data);
    return new HmacSignatures(data);
  }

  private static SignedDecision signed(SignedDecision decision) {
    return decision.signed(TestKey.signature(decision.signedText()));
  }

  @Test
  void aDecisionSignedWithTheKeyIsGenuine() {
    assertThat(signatures().genuine(signed(DECISION))).isTrue();
  }

  @Test
  void anythingElseIsNot() {
    String signature = signed(DECISION).signature();
    SignedDecision other =
        new SignedDecision(
            "run-1",
            3,
            "digest",
            true,
            "eve",
            List.of("approver"),
            "looks right",
            "",
            DECISION.at(),
            "nonce",
            signature);
    assertThat(signatures().genuine(other)).isFalse();
    for (String forged : List.of("", "!", "AAAA", signature.substring(4), signature + "AAAA")) {
      assertThat(signatures().genuine(DECISION.signed(forged))).as(forged).isFalse();
    }
  }

  @Test
  void theKeyMayAppearAfterTheStart() {
    HmacSignatures signatures = new HmacSignatures(data);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> signatures.genuine(DECISION))
        .withMessageContaining("decision.key");
    assertThat(signatures()).isNotNull();
    assertThat(signatures.genuine(signed(DECISION))).isTrue();
  }

  @Test
  void anEmptyKeySignsNothing() throws IOException {
    Files.writeString(data.resolve("decision.key"), "\n");
    assertThatThrownBy(() -> new HmacSignatures(data).genuine(DECISION.signed("AAAA")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
