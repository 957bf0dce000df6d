package dev.firedrill.web.access;

import dev.firedrill.web.engine.OwnersFile;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.LaunchClaim;
import dev.firedrill.workflows.procedure.SignedChoice;
import dev.firedrill.workflows.procedure.SignedDecision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Vouches for what signed-in people did here, launches, decisions and choices: HMAC-SHA256 over the
 * signed text, with a key that only this Firedrill has. It is read anew for each of the few.
 */
public final class Signer {

  private static final int KEY_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;

  private Signer(Path file) {
    this.file = file;
  }

  /** A signer with the key in this file, drawn when there is none: Base64, for the owner's eyes. */
  static Signer of(Path file) throws IOException {
    OwnersFile.ensure(file, Signer::drawn);
    return new Signer(file);
  }

  private static String drawn() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return Base64.getEncoder().encodeToString(key) + "\n";
  }

  /** The decision with its signature. */
  public SignedDecision sign(SignedDecision decision) {
    return decision.signed(hmac(decision.signedText()));
  }

  /** The choice with its signature. */
  public SignedChoice sign(SignedChoice choice) {
    return choice.signed(hmac(choice.signedText()));
  }

  /** The claim's launch with its signature. */
  public Launch sign(LaunchClaim claim) {
    return claim.launch().signed(hmac(claim.signedText()));
  }

  private String hmac(String text) {
    try {
      byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("nothing can be signed: " + file, e);
    }
  }
}
