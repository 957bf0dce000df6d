package dev.firedrill.web.evidence;

import dev.firedrill.web.engine.OwnersFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * The Ed25519 key (RFC 8032) that signs evidence: drawn once, kept in a file for its owner only, as
 * two PEM blocks, the private key (PKCS #8) and the public one (X.509). The private one is read
 * anew for each signature.
 */
final class EvidenceKey {

  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final int LINE = 64;

  private final Path file;

  private EvidenceKey(Path file) {
    this.file = file;
  }

  /** The key in this file, which is drawn when there is none. */
  static EvidenceKey of(Path file) throws IOException {
    OwnersFile.ensure(file, () -> pem(drawn()));
    return new EvidenceKey(file);
  }

  private static KeyPair drawn() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  private static String pem(KeyPair pair) {
    return block(PRIVATE, pair.getPrivate().getEncoded())
        + block(PUBLIC, pair.getPublic().getEncoded());
  }

  private static String block(String what, byte[] key) {
    String body =
        Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key);
    return String.join(
        "\n", List.of("-----BEGIN " + what + "-----", body, "-----END " + what + "-----", ""));
  }

  /** The signature over these bytes: 64 of them. */
  byte[] sign(byte[] bytes) {
    try {
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(read(PRIVATE)));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("nothing can be signed: " + file, e);
    }
  }

  /** The key that signatures are verified with, as PEM. */
  String publicPem() {
    return block(PUBLIC, publicKey().getEncoded());
  }

  PublicKey publicKey() {
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(read(PUBLIC)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key to verify with: " + file, e);
    }
  }

  private byte[] read(String what) {
    try {
      String text = Files.readString(file);
      String begin = "-----BEGIN " + what + "-----";
      int from = text.indexOf(begin);
      int until = text.indexOf("-----END " + what + "-----");
      if (from < 0 || until < from) {
        throw new IllegalStateException("there is no " + what + " in " + file);
      }
      return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), until));
    } catch (IOException e) {
      throw new UncheckedIOException("the key of evidence cannot be read: " + file, e);
    }
  }
}
