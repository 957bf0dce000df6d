package dev.firedrill.activities.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.procedure.SignedDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HmacSignaturesTest {

  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
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

  private HmacSignatures signatures() throws IOException {
    Files.writeString(data.resolve("decision.key"), Base64.getEncoder().encodeToString(KEY) + "\n");
    return new HmacSignatures(data);
  }

  private static SignedDecision signed(SignedDecision decision) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    byte[] hash = mac.doFinal(decision.signedText().getBytes(StandardCharsets.UTF_8));
    return decision.signed(Base64.getEncoder().encodeToString(hash));
  }

  @Test
  void aDecisionSignedWithTheKeyIsGenuine() throws Exception {
    assertThat(signatures().genuine(signed(DECISION))).isTrue();
  }

  @Test
  void anythingElseIsNot() throws Exception {
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
  void theKeyMayAppearAfterTheStart() throws Exception {
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
