package dev.firedrill.web.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Files with a list of their checksums and a signature over that list, as one ZIP: {@code sha256sum
 * --check SHA256SUMS} and {@code openssl pkeyutl -verify} verify it without Firedrill.
 */
final class Bundle {

  private static final String SUMS = "SHA256SUMS";

  private Bundle() {}

  /**
   * The bundle of these files, by name.
   *
   * @param folder that all of them lie in
   * @param signed when, as the ZIP says of each file
   */
  static byte[] of(String folder, Map<String, String> files, EvidenceKey key, Instant signed) {
    Map<String, byte[]> all = new TreeMap<>();
    files.forEach((name, text) -> all.put(name, text.getBytes(StandardCharsets.UTF_8)));
    byte[] sums = sums(all).getBytes(StandardCharsets.UTF_8);
    all.put(SUMS, sums);
    all.put(SUMS + ".sig", key.sign(sums));
    return zip(folder, all, signed);
  }

  /** As sha256sum prints them. */
  private static String sums(Map<String, byte[]> files) {
    StringBuilder lines = new StringBuilder();
    files.forEach(
        (name, bytes) -> lines.append(sha256(bytes)).append("  ").append(name).append('\n'));
    return lines.toString();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] zip(String folder, Map<String, byte[]> files, Instant at) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(folder + "/" + file.getKey());
        entry.setLastModifiedTime(java.nio.file.attribute.FileTime.from(at));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
