package dev.firedrill.drill;

import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.patroni.PatroniLab;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code ./firedrill drill patroni-failover [--yes]}: break, recover, count, on the terminal. */
public final class DrillCommand {

  private static final String DRILL = "patroni-failover";
  private static final int USAGE = 2;

  private DrillCommand() {}

  public static void main(String[] words) throws IOException {
    List<String> given = Arrays.asList(words);
    if (given.isEmpty() || !given.getFirst().equals(DRILL)) {
      System.err.println("firedrill drill: name a drill; there is: " + DRILL);
      System.exit(USAGE);
    }
    System.exit(run(given.contains("--yes"), System.out));
  }

  private static int run(boolean alwaysYes, PrintStream out) throws IOException {
    Path folder = Files.createTempDirectory("firedrill-drill-");
    out.println("Starting a real Patroni cluster of three, and Firedrill beside it ...");
    try (PatroniLab lab = PatroniLab.startTemporary();
        House house = House.open(folder.resolve("data"), targets(lab))) {
      Person person = alwaysYes ? gate -> Optional.of(true) : new Terminal(keyboard(), out);
      Result result = new PatroniFailoverDrill(lab, house, person, out).carryOut();
      out.println(result.inWords());
      return result.isProof() ? 0 : 1;
    } catch (LabFailure e) {
      System.err.println("firedrill drill: " + e.getMessage());
      return 1;
    }
  }

  static Path targets(PatroniLab lab) {
    Path folder = lab.targetFile().getParent();
    return folder == null ? lab.targetFile() : folder;
  }

  private static BufferedReader keyboard() {
    return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
  }
}
