package dev.firedrill.drill;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder with the script {@code firedrill} in it, and a machine around it that has only what a
 * test gives it: the script looks for JDKs in this folder instead of in {@code /usr/lib/jvm}.
 */
final class Checkout {

  /** What the script may use of a machine that has nothing installed. */
  private static final List<String> BARE =
      List.of(
          "bash",
          "basename",
          "cat",
          "dirname",
          "env",
          "find",
          "grep",
          "head",
          "mkdir",
          "mktemp",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sleep",
          "sort",
          "tee",
          "touch");

  private static final String JDKS = "/usr/lib/jvm/";

  /** Its jar, as a build of some version names it. */
  static final String JAR = "firedrill-web-1-app.jar";

  private static final long PATIENCE_SECONDS = 180;

  private final Path folder;

  private Checkout(Path folder) {
    this.folder = folder;
  }

  /** A checkout that was never built, on a machine without Java and Maven. */
  static Checkout in(Path folder) throws IOException {
    String script = Files.readString(original());
    if (!script.contains(JDKS)) {
      throw new AssertionError("the script does not look for JDKs in " + JDKS);
    }
    Checkout checkout = new Checkout(folder);
    checkout.program("firedrill", script.replace(JDKS, folder.resolve("jvm") + "/"));
    for (String source : List.of("runbooks", "workflows", "activities", "web")) {
      Files.createDirectories(folder.resolve(source));
    }
    Files.writeString(folder.resolve("pom.xml"), "");
    Path bare = Files.createDirectories(checkout.bare());
    for (String name : BARE) {
      Files.createSymbolicLink(bare.resolve(name), installed(name));
    }
    return checkout;
  }

  /** The script of this very checkout. */
  static Path original() {
    return Path.of("..", "..", "firedrill").toAbsolutePath().normalize();
  }

  private static Path installed(String name) {
    return Stream.of(requireNonNull(System.getenv("PATH"), "PATH").split(File.pathSeparator))
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no '" + name + "' here"));
  }

  /** Leaves what a build leaves: the jar, newer than every source. */
  void build() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("web/target")).resolve(JAR), "");
  }

  /** A folder that looks like a JDK of this version, and says which one runs when it runs. */
  Path jdk(String where, int version) throws IOException {
    Path jdk = folder.resolve(where);
    program(where + "/bin/javac", "#!/bin/sh\n");
    program(
        where + "/bin/java",
        """
        #!/bin/sh
        case " $* " in
          *" -XshowSettings:properties "*) echo "    java.specification.version = %s" >&2 ;;
          *" -Djarmode=tools "*) mkdir -p "$6" && : >"$6/%s" ;;
          *" -XX:%s="*) env >"%s" && echo "Firedrill is ready at nowhere" ;;
          *) echo "Java %s runs $*" && env ;;
        esac
        """
            .formatted(version, JAR, learning(version), trial(), version));
    return jdk;
  }

  /** The option by which a JDK of this version learns a start (JEP 514, and before it JEP 350). */
  private static String learning(int version) {
    return version >= 25 ? "AOTCacheOutput" : "ArchiveClassesAtExit";
  }

  /** The environment of the trial start that prepares fast starts. */
  Path trial() {
    return folder.resolve("trial");
  }

  /** A Maven of this version, whose builds fail. */
  Path maven(String version) throws IOException {
    program(
        "maven/mvn",
        """
        #!/bin/sh
        [ "$*" = -v ] || { echo "[ERROR] broken by the test"; exit 1; }
        echo "%s"
        """
            .formatted(version));
    return folder.resolve("maven");
  }

  /** A Maven whose builds are good, test this, carry drills out and leave something out. */
  Path goodMaven(String... tested) throws IOException {
    Files.writeString(folder.resolve("tested"), String.join("\n", tested) + "\n");
    program(
        "good/mvn",
        """
        #!/bin/sh
        [ "$*" = -v ] && { echo "Apache Maven 3.9.0"; exit 0; }
        mkdir -p deploy/drill/target/drills
        printf '| Runbook |\\n|---|\\n| open-valve |\\n| mend-pipe |\\n' >deploy/drill/target/drills/7.md
        printf '| Runbook |\\n|---|\\n| new-tap |\\n' >deploy/drill/target/drills/8.md
        echo "[INFO] Firedrill :: web                                 [jar]"
        cat tested
        echo "[INFO] Firedrill :: web .................... SUCCESS [  1.0 s]"
        echo "[INFO] Total time:  1 s"
        """);
    Files.writeString(
        Files.createDirectories(folder.resolve("deploy")).resolve("left-out"),
        "# a comment = nothing\nevery death = not yet\n");
    return folder.resolve("good");
  }

  /** An engine that is on the search path. */
  Path engine() throws IOException {
    program("engine/temporal-server", "#!/bin/sh\n");
    return folder.resolve("engine");
  }

  /** Where a file of this checkout is. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** The search path of this machine with these folders before all others. */
  Map<String, String> path(Path... first) {
    List<String> places = new ArrayList<>(Stream.of(first).map(Path::toString).toList());
    places.add(bare().toString());
    return Map.of("PATH", String.join(File.pathSeparator, places));
  }

  /** Runs the script with this on top of an environment that has nothing else. */
  Said run(Map<String, String> more, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(installed("bash").toString()));
    command.add(folder.resolve("firedrill").toString());
    command.addAll(List.of(words));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(path());
    builder.environment().put("HOME", folder.resolve("nobody").toString());
    builder.environment().putAll(more);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it does not end: " + Files.readString(err));
    }
    return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Path bare() {
    return folder.resolve("bare");
  }

  private void program(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** How the script ended, and what it said. */
  record Said(int status, String out, String err) {}
}
