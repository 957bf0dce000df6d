package dev.firedrill.drill;

import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.LabFolder;
import dev.firedrill.lab.patroni.PatroniLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code ./firedrill drill upgrade [COMMIT]}: the script has built both jars, and names them. */
public final class UpgradeCommand {

  private UpgradeCommand() {}

  public static void main(String[] jars) throws IOException {
    Path folder = Files.createTempDirectory("firedrill-upgrade-");
    boolean well;
    try (PatroniLab lab = PatroniLab.startTemporary()) {
      well =
          new Upgrade(lab, folder.resolve("data"), System.out)
              .carryOut(Path.of(jars[0]), Path.of(jars[1]));
    } catch (LabFailure e) {
      System.err.println("firedrill drill upgrade: " + e.getMessage());
      well = false;
    } finally {
      LabFolder.remove(folder);
    }
    System.exit(well ? 0 : 1);
  }
}
