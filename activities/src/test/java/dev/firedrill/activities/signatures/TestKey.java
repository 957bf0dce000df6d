package dev.firedrill.activities.signatures;

import dev.firedrill.workflows.procedure.LaunchClaim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of tests, and what a web process that has it signs. */
public final class TestKey {

  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  private TestKey() {}

  /** Puts the key where it is looked for in this data folder. */
  public static void write(Path data) {
    try {
      Files.writeString(
          data.resolve("decision.key"), Base64.getEncoder().encodeToString(KEY) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The claim with its signature. */
  public static LaunchClaim signed(LaunchClaim claim) {
    return new LaunchClaim(
        claim.run(), claim.launch().signed(signature(claim.signedText())), claim.inputs());
  }

  static String signature(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
