package dev.firedrill.activities.signatures;

import dev.firedrill.workflows.procedure.LaunchClaim;
import dev.firedrill.workflows.procedure.Signatures;
import dev.firedrill.workflows.procedure.SignedChoice;
import dev.firedrill.workflows.procedure.SignedDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * HMAC-SHA256 over the signed text of decisions, choices and launches, with the key that the web
 * server keeps, as Base64, in {@code decision.key} of the data folder. It is read for each of the
 * few.
 */
@Component
public final class HmacSignatures implements Signatures {

  private static final String ALGORITHM = "HmacSHA256";

  private final Path key;

  public HmacSignatures(@Value("${firedrill.data}") Path data) {
    this.key = data.resolve("decision.key");
  }

  @Override
  public boolean genuine(SignedDecision decision) {
    return isSignature(decision.signature(), decision.signedText());
  }

  @Override
  public boolean genuineChoice(SignedChoice choice) {
    return isSignature(choice.signature(), choice.signedText());
  }

  /** Whether a web process of this Firedrill launched this run, with these inputs. */
  public boolean genuine(LaunchClaim claim) {
    String signature = claim.launch().signature();
    return signature != null && isSignature(signature, claim.signedText());
  }

  private boolean isSignature(String signature, String text) {
    return MessageDigest.isEqual(decode(signature), expected(text));
  }

  private static byte[] decode(String signature) {
    try {
      return Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private byte[] expected(String text) {
    try {
      byte[] secret = Base64.getDecoder().decode(Files.readString(key).strip());
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the key of decisions, " + key, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of decisions in " + key + " cannot be used", e);
    }
  }
}
