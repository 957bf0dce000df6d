package dev.firedrill.web.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority of the test's own, with what it signed: PEM files in one folder. */
record TestAuthority(Path folder) {

  /** A certificate with its private key (PKCS8). */
  record Signed(Path certificate, Path key) {}

  static TestAuthority in(Path folder) throws IOException {
    Files.createDirectories(folder);
    openssl(
        folder,
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout ca.key -out ca.pem");
    return new TestAuthority(folder);
  }

  /** Its own certificate: the one to trust. */
  Path certificate() {
    return folder.resolve("ca.pem");
  }

  /** Signs a certificate for this name, which is an address too where it looks like one. */
  Signed sign(String name) throws IOException {
    String alternative = (name.matches("[0-9.]+") ? "IP:" : "DNS:") + name;
    Files.writeString(folder.resolve("extensions"), "subjectAltName=" + alternative + "\n");
    openssl(
        folder,
        "req -newkey rsa:2048 -nodes -subj /CN=%1$s -keyout %1$s.key -out %1$s.csr"
            .formatted(name));
    openssl(
        folder,
        "x509 -req -days 2 -in %1$s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile extensions -out %1$s.pem"
            .formatted(name));
    return new Signed(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
  }

  private static void openssl(Path folder, String arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of("openssl"));
    words.addAll(List.of(arguments.split(" ")));
    Path log = folder.resolve("openssl.log");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("openssl failed: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
