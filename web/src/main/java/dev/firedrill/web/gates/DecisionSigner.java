package dev.firedrill.web.gates;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.SignedDecision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Vouches for decisions: HMAC-SHA256 over the signed text, with a key that only this Firedrill has.
 * It is read anew for each decision, of which there are few.
 */
final class DecisionSigner {

  private static final int KEY_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;

  private DecisionSigner(Path file) {
    this.file = file;
  }

  /** A signer with the key in this file, drawn when there is none: Base64, for the owner's eyes. */
  static DecisionSigner of(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] key = new byte[KEY_BYTES];
      RANDOM.nextBytes(key);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Path fresh =
          Files.createTempFile(
              requireNonNull(file.toAbsolutePath().getParent()), "key", "", ownerOnly);
      Files.writeString(fresh, Base64.getEncoder().encodeToString(key) + "\n");
      try {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException drawnMeanwhile) {
        Files.delete(fresh);
      }
    }
    return new DecisionSigner(file);
  }

  SignedDecision sign(SignedDecision decision) {
    return decision.signed(hmac(decision.signedText()));
  }

  private String hmac(String text) {
    try {
      byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("decisions cannot be signed: " + file, e);
    }
  }
}
