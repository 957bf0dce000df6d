package dev.firedrill.activities.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key that signs the audit's head: 256 random bits as Base64, in a file for its owner only. */
final class HeadKey {

  private static final String ALGORITHM = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;

  HeadKey(Path file) {
    this.file = file;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Draws the key if there is none yet. */
  void ensure() throws IOException {
    if (exists()) {
      return;
    }
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        fresh, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.SYNC);
    try {
      Files.move(fresh, file);
    } catch (FileAlreadyExistsException another) {
      Files.delete(fresh); // Another process drew it meanwhile.
    }
  }

  /** HMAC-SHA256 over the text, as Base64. */
  String sign(String text) throws IOException {
    return Base64.getEncoder().encodeToString(mac(text));
  }

  boolean signed(String text, String signature) throws IOException {
    return MessageDigest.isEqual(
        sign(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] mac(String text) throws IOException {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(
          new SecretKeySpec(Base64.getDecoder().decode(Files.readString(file).strip()), ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("the key of the audit's head in " + file + " cannot be used", e);
    }
  }
}
