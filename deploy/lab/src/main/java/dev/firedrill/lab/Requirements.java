package dev.firedrill.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a lab needs of its machine. Everything that is missing is said at once. */
public final class Requirements {

  private Requirements() {}

  /**
   * Fails unless this process is root and each program (path) is there.
   *
   * @param packages the Debian package that brings each program
   */
  public static void check(Map<String, String> packages) {
    check(packages, path -> Files.exists(path), System.getProperty("user.name", ""));
  }

  static void check(
      Map<String, String> packages, java.util.function.Predicate<Path> there, String user) {
    if (!user.equals("root")) {
      throw new LabFailure(
          "The lab needs root: it starts servers as their own users and writes a sudoers file."
              + " Run it with sudo, on a machine that is yours to break.");
    }
    Map<String, String> missing = new TreeMap<>(packages);
    missing.keySet().removeIf(program -> there.test(Path.of(program)));
    if (!missing.isEmpty()) {
      throw new LabFailure(
          "Missing: %s. Install them with: apt-get install --no-install-recommends %s"
              .formatted(
                  String.join(" ", missing.keySet()),
                  String.join(" ", distinct(missing.values()))));
    }
  }

  private static Collection<String> distinct(Collection<String> names) {
    return new TreeSet<>(names);
  }
}
