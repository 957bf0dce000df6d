package dev.firedrill.lab.minio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firedrill.lab.LabFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What MinIO takes only encrypted with the key of whoever asks (madmin, {@code EncryptData}): salt,
 * kind, nonce, and one package of AES-256-GCM by a key of PBKDF2, whose additional data is the tag
 * of an empty package before it.
 */
final class SealedBody {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte PBKDF2_AES_GCM = 2;
  private static final byte LAST = (byte) 0x80;
  private static final int SALT = 32;
  private static final int NONCE = 8;
  private static final int ROUNDS = 8192;
  private static final int TAG_BITS = 128;
  private static final int MOST = 1 << 14;

  private SealedBody() {}

  static byte[] of(String text, String secret) {
    byte[] plain = text.getBytes(UTF_8);
    if (plain.length > MOST) {
      throw new LabFailure("too long for one package: " + plain.length);
    }
    byte[] salt = random(SALT);
    byte[] nonce = random(NONCE);
    try {
      SecretKeySpec key = key(secret, salt);
      byte[] tag = seal(key, nonce, 0, new byte[0], new byte[0]);
      byte[] sealed =
          seal(
              key, nonce, 1, ByteBuffer.allocate(tag.length + 1).put(LAST).put(tag).array(), plain);
      return ByteBuffer.allocate(SALT + 1 + NONCE + sealed.length)
          .put(salt)
          .put(PBKDF2_AES_GCM)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new LabFailure("Could not encrypt: " + e.getMessage(), e);
    }
  }

  private static byte[] random(int bytes) {
    byte[] drawn = new byte[bytes];
    RANDOM.nextBytes(drawn);
    return drawn;
  }

  private static SecretKeySpec key(String secret, byte[] salt) throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, 256);
    return new SecretKeySpec(
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded(),
        "AES");
  }

  private static byte[] seal(
      SecretKeySpec key, byte[] nonce, int number, byte[] additional, byte[] plain)
      throws GeneralSecurityException {
    byte[] whole =
        ByteBuffer.allocate(NONCE + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(nonce)
            .putInt(number)
            .array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, whole));
    cipher.updateAAD(additional);
    return cipher.doFinal(plain);
  }
}
