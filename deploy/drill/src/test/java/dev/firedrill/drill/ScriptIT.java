package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.Checkout.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one start script, on machines that lack something. */
class ScriptIT {

  private static final Pattern COMMANDS = Pattern.compile("(?m)^  ([a-z-]+)\\) ");
  private static final Pattern REFUSALS = Pattern.compile("refuse (\\d+) ");
  private static final Pattern LEFT_OUT =
      Pattern.compile(".+ = (\\d{4}-\\d\\d-\\d\\d, [0-9a-f]{7,}|not yet).*");
  private static final Map<String, String> NOTHING = Map.of();

  private Checkout here;

  @BeforeEach
  void checkOut(@TempDir Path folder) throws IOException {
    here = Checkout.in(folder);
  }

  @Test
  void withoutAJdkItSaysWhichOneToInstall() throws Exception {
    String sentence =
        "firedrill: no JDK 21 or newer is here: install one (for example Temurin 25) or set"
            + " JAVA_HOME to it.\n";
    for (String command : List.of("up", "check", "verify", "lab", "drill", "bench", "token")) {
      assertThat(here.run(NOTHING, command)).isEqualTo(new Said(3, "", sentence));
    }
    Path old = here.jdk("old", 17);
    Path withoutCompiler = here.jdk("jre", 25);
    Files.delete(withoutCompiler.resolve("bin/javac"));
    assertThat(here.run(here.path(old.resolve("bin")), "check"))
        .isEqualTo(new Said(3, "", sentence));
    assertThat(here.run(Map.of("JAVA_HOME", withoutCompiler.toString()), "check"))
        .isEqualTo(new Said(3, "", sentence));
  }

  @Test
  void aNewerJdkIsFoundBesideAnOldOne() throws Exception {
    here.build();
    Path old = here.jdk("old", 17);
    here.jdk("jvm/temurin-21", 21);
    assertThat(here.run(here.path(old.resolve("bin")), "check").out()).startsWith("Java 21 runs ");
    assertThat(here.run(Map.of("JAVA_HOME", old.toString()), "check").out())
        .startsWith("Java 21 runs ");
    Path chosen = here.jdk("chosen", 25);
    assertThat(here.run(Map.of("JAVA_HOME", chosen.toString()), "check").out())
        .startsWith("Java 25 runs ");
    assertThat(here.run(here.path(chosen.resolve("bin")), "check").out())
        .startsWith("Java 25 runs ");
  }

  @Test
  void anOptionThatAnOlderJavaDoesNotKnowIsNotGivenToIt() throws Exception {
    here.build();
    String option = "--sun-misc-unsafe-memory-access=allow";
    here.jdk("jvm/one", 23);
    assertThat(here.run(NOTHING, "check").out()).startsWith("Java 23 ").doesNotContain(option);
    here.jdk("jvm/one", 24);
    assertThat(here.run(NOTHING, "check").out()).startsWith("Java 24 ").contains(option);
  }

  @Test
  void anOldMavenIsRefusedAndSoIsNone() throws Exception {
    here.jdk("jvm/jdk", 21);
    assertThat(here.run(NOTHING, "check"))
        .isEqualTo(
            new Said(3, "", "firedrill: Maven is not on PATH: install Maven 3.8 or newer.\n"));
    for (String old : List.of("3.6", "3.7")) {
      assertThat(here.run(here.path(here.maven("Apache Maven " + old + ".3 (x)")), "check"))
          .isEqualTo(
              new Said(
                  3,
                  "",
                  "firedrill: Maven %s is too old: install Maven 3.8 or newer.\n".formatted(old)));
    }
    assertThat(here.run(here.path(here.maven("nothing")), "verify").err())
        .isEqualTo(
            "firedrill: Maven of an unknown version is too old: install Maven 3.8 or newer.\n");
  }

  @Test
  void aBuildThatFailsIsSaidWithWhatMavenSaid() throws Exception {
    here.jdk("jvm/jdk", 21);
    for (String good : List.of("3.8.1", "3.10.0", "4.0.0")) {
      Said said = here.run(here.path(here.maven("Apache Maven " + good)), "check");
      assertThat(said.status()).isEqualTo(4);
      assertThat(said.out()).isEmpty();
      assertThat(said.err())
          .contains("[ERROR] broken by the test", "firedrill: the build failed; all that Maven");
    }
  }

  @Test
  void aCheckoutThatCannotBeWrittenIsSaidBeforeAnythingIsBuilt() throws Exception {
    here.jdk("jvm/jdk", 21);
    Files.writeString(here.file("target"), "no folder: root could write to one");
    assertThat(here.run(here.path(here.maven("Apache Maven 3.9.0")), "up", "--data", "x"))
        .isEqualTo(
            new Said(
                4,
                "",
                "firedrill: Firedrill is built in its own folder, and "
                    + here.file("").toRealPath()
                    + " can't be written: use a checkout of your own.\n"));
  }

  @Test
  void whatIsNotUnderstoodStartsNothing() throws Exception {
    assertThat(here.run(NOTHING, "upp"))
        .isEqualTo(
            new Said(
                2, "", "firedrill: there is no 'upp'; ./firedrill help lists what there is.\n"));
    assertThat(here.run(NOTHING, "verify", "--kill"))
        .isEqualTo(
            new Said(
                2,
                "",
                "firedrill: --kill needs a value: all, or what deploy/drill/README.md says.\n"));
  }

  /** A machine of another kind is told what to install; nothing is hidden at the end. */
  @Test
  void verifySaysWhatIsMissingHowLongEachPartTookAndWhatItLeftOut() throws Exception {
    here.jdk("jvm/jdk", 21);
    Said said = here.run(here.path(here.goodMaven(), here.engine()), "verify");
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out())
        .startsWith("This is no Debian: the tests need, by their Debian names, patroni ")
        .contains("Schemathesis could not be installed, so its test will fail by name; see ")
        .contains("Where the time went:\n  Firedrill :: web SUCCESS [  1.0 s]\n  in all 1 s\n")
        .contains("Left out, and done by ./firedrill verify --all:\n")
        .endsWith("; last held: not yet\n");
  }

  @Test
  void verifyNamesTheTenTestClassesThatTookLongest() throws Exception {
    here.jdk("jvm/jdk", 21);
    String[] tested =
        IntStream.rangeClosed(1, 12)
            .mapToObj(
                "[INFO] Tests run: 1, Failures: 0, Time elapsed: %1$d.5 s -- in dev.firedrill.T%1$d"
                    ::formatted)
            .toArray(String[]::new);
    tested[0] = tested[0].replace("INFO", "ERROR").replace("1.5 s", "1,001.5 s <<< FAILURE!");
    Said said = here.run(here.path(here.goodMaven(tested), here.engine()), "verify");
    assertThat(said.out())
        .contains("several at once:\n  1001.5 s  T1\n  12.5 s  T12\n  11.5 s  T11\n")
        .contains("  4.5 s  T4\n\n");
  }

  @Test
  void verifyShowsEveryDrillOfThisVeryRunInOneTable() throws Exception {
    here.jdk("jvm/jdk", 21);
    Path before = here.file("deploy/drill/target/drills/1.md");
    Files.createDirectories(before.getParent());
    Files.writeString(before, "| Runbook |\n|---|\n| of-another-run |\n");
    Said said = here.run(here.path(here.goodMaven(), here.engine()), "verify");
    assertThat(said.out())
        .containsOnlyOnce("| Runbook |\n|---|\n| mend-pipe |\n| new-tap |\n| open-valve |\n")
        .doesNotContain("of-another-run");
  }

  @Test
  void whatVerifyLeavesOutSaysWhenItLastHeld() throws IOException {
    Path list = Checkout.original().resolveSibling("deploy").resolve("left-out");
    assertThat(Files.readAllLines(list).stream().filter(line -> !line.startsWith("#")))
        .isNotEmpty()
        .allMatch(LEFT_OUT.asMatchPredicate(), "WHAT = DAY, COMMIT, or = not yet");
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 25})
  void theTrialThatPreparesFastStartsComesNearNoRealDatabaseOrEngine(int version) throws Exception {
    here.build();
    here.jdk("jvm/jdk", version);
    Map<String, String> real =
        Map.of(
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://real/",
            "FIREDRILL_ENGINE_ADDRESS", "real:7233",
            "FIREDRILL_CACHE", "cache");
    Said said = here.run(real, "check", "--data", "x");
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .containsPattern("^Java " + version + " runs .*-app\\.jar check --data x\n")
        .contains("SPRING_DATASOURCE_URL=", "FIREDRILL_ENGINE_ADDRESS=", "FIREDRILL_HOME=");
    assertThat(Files.readString(here.trial()))
        .contains("FIREDRILL_CACHE=cache")
        .doesNotContain("real");
  }

  @Test
  void helpListsEveryCommandEveryDrillAndEveryExitCode() throws Exception {
    String script = Files.readString(Checkout.original());
    String help = here.run(NOTHING, "help").out();
    assertThat(here.run(NOTHING)).isEqualTo(new Said(0, help, ""));
    assertThat(found(COMMANDS, script.substring(script.indexOf("case $command in"))))
        .hasSizeGreaterThan(9)
        .allSatisfy(
            command -> assertThat(help).containsPattern("(?m)firedrill " + command + "\\b"));
    assertThat(drills())
        .hasSizeGreaterThan(10)
        .allSatisfy(drill -> assertThat(help).contains("./firedrill drill " + drill + " "));
    String codes = help.substring(help.indexOf("Exit codes:"));
    assertThat(found(REFUSALS, script))
        .hasSizeGreaterThan(2)
        .allSatisfy(code -> assertThat(codes).contains(" " + code + " "));
  }

  private static List<String> drills() {
    return DrillCommand.subjects().stream().map(Subject::runbook).distinct().toList();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).distinct().toList();
  }
}
