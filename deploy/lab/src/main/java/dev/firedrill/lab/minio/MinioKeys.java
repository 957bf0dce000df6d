package dev.firedrill.lab.minio;

import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** A key of a MinIO server, drawn for each lab: its root's, or one of Firedrill's own. */
record MinioKeys(String access, String secret) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 20;
  private static final int KMS_BYTES = 32;

  static MinioKeys draw() {
    byte[] drawn = new byte[BYTES];
    RANDOM.nextBytes(drawn);
    String letters = HexFormat.of().formatHex(drawn);
    return new MinioKeys("lab-" + letters.substring(0, 12), letters.substring(12));
  }

  /** What a server encrypts with: 32 bytes, Base64. */
  static String drawKms() {
    byte[] drawn = new byte[KMS_BYTES];
    RANDOM.nextBytes(drawn);
    return Base64.getEncoder().encodeToString(drawn);
  }

  /** For who asks by it. */
  void write(Path folder) {
    TextFile.makeFolder(folder);
    write(folder, "access-key", access);
    write(folder, "secret-key", secret);
  }

  /** As {@link #write}, and for the script that starts MinIO. */
  void writeAsRoot(Path folder) {
    write(folder);
    write(
        folder,
        "minio.env",
        "MINIO_ROOT_USER=" + access + "\nMINIO_ROOT_PASSWORD=" + secret + "\n");
  }

  private static void write(Path folder, String name, String text) {
    TextFile.write(folder.resolve(name), "rw-------", text);
  }

  static MinioKeys read(Path folder) {
    try {
      return new MinioKeys(
          Files.readString(folder.resolve("access-key")),
          Files.readString(folder.resolve("secret-key")));
    } catch (IOException e) {
      throw new LabFailure("No keys in " + folder + ": the cluster was not set up", e);
    }
  }

  @Override
  public String toString() {
    return "keys of a lab";
  }
}
