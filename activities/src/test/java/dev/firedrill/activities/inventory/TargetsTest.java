package dev.firedrill.activities.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.activities.reach.ssh.SshKeys;
import dev.firedrill.workflows.procedure.InventoryMistakes;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetCard;
import dev.firedrill.workflows.procedure.TargetName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {

  private static final String GOOD =
      """
      name: orders-db
      system: lantern
      environment: staging
      tier: 2
      recovery-time: PT4H30M
      recovery-point: PT15M
      stateful: true
      lantern:
        lamps:
          north: { at: "ops@10.0.0.1:22", light: [on, -n, 3] }
          south: { at: "ops@10.0.0.2:22", light: [on] }
        switchboard: http://10.0.0.9:2379
      ssh:
        key: env:LANTERN_KEY
        known-hosts: /etc/firedrill/known_hosts
      """;

  @TempDir Path folder;

  /** A system of the test's own. */
  private static final class LanternReader implements TargetReader<LanternReader.Lantern> {

    record Lantern(List<String> lamps, List<String> hosts) {

      Lantern {
        if (lamps.size() > 2) {
          throw new IllegalArgumentException("two lamps are the most");
        }
      }
    }

    @Override
    public String system() {
      return "lantern";
    }

    @Override
    public Lantern read(Section section) {
      var lamps = section.sections("lamps");
      section.uri("switchboard");
      List<SshHost> hosts = lamps.values().stream().map(lamp -> lamp.sshHost("at")).toList();
      lamps.values().forEach(lamp -> lamp.words("light"));
      return new Lantern(
          List.copyOf(lamps.keySet()), hosts.stream().map(SshHost::address).toList());
    }

    @Override
    public List<String> members(Lantern lantern) {
      return lantern.lamps();
    }

    @Override
    public List<String> hosts(Lantern lantern) {
      return lantern.hosts();
    }
  }

  private Targets read() {
    return Targets.read(folder, List.of(new LanternReader()));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** The lines of all mistakes, without the folder before each. */
  private List<String> mistakes() {
    InventoryMistakes mistakes = catchThrowableOfType(InventoryMistakes.class, this::read);
    assertThat(mistakes).isNotNull();
    assertThat(mistakes).hasMessageContaining(mistakes.lines().getLast());
    return mistakes.lines().stream().map(line -> line.replace(folder + "/", "")).toList();
  }

  private List<String> mistakes(String text) throws IOException {
    write("a.yaml", text);
    return mistakes();
  }

  @Test
  void aTargetIsReadAsItsFileStatesIt() throws IOException {
    write("orders.yaml", GOOD);
    Target target = read().require(new TargetName("orders-db"));
    assertThat(target.environment()).isEqualTo(Environment.STAGING);
    assertThat(target.tier()).isEqualTo(2);
    assertThat(target.recoveryTime()).isEqualTo(Duration.ofMinutes(270));
    assertThat(target.recoveryPoint()).isEqualTo(Duration.ofMinutes(15));
    assertThat(target.stateful()).isTrue();
    assertThat(target.ssh())
        .isEqualTo(new SshKeys(Path.of("/etc/firedrill/known_hosts"), "env:LANTERN_KEY"));
    assertThat(target.section().section("lamps").section("north").words("light"))
        .containsExactly("on", "-n", "3");
    assertThat(read().all()).extracting(Target::name).containsExactly(target.name());
  }

  @Test
  void itsCardHoldsNoAddressButItsHosts() throws IOException {
    write("orders.yaml", GOOD);
    assertThat(read().targets())
        .containsExactly(
            new TargetCard(
                new TargetName("orders-db"),
                "lantern",
                "staging",
                2,
                "4 h 30 min",
                List.of("north", "south"),
                List.of("10.0.0.1", "10.0.0.2"),
                true,
                ""));
  }

  @Test
  void whatIsStatefulNeedsABackupUnlessItsFileSaysWhatElseTakesOne() throws IOException {
    write("orders.yaml", GOOD);
    assertThat(read().targets().getFirst().needsBackup()).isTrue();
    write("orders.yaml", GOOD + "backed-up-by: the storage team's snapshots\n");
    assertThat(read().targets().getFirst().needsBackup()).isFalse();
    assertThat(read().targets().getFirst().backedUpBy()).isEqualTo("the storage team's snapshots");
    write("orders.yaml", GOOD.replace("stateful: true", "stateful: false"));
    assertThat(read().targets().getFirst().needsBackup()).isFalse();
    write("orders.yaml", GOOD.replace("stateful: true", "stateful: false\nbacked-up-by: us"));
    assertThat(mistakes())
        .containsExactly("orders.yaml:8: 'backed-up-by': what is not stateful needs no backup");
    write("orders.yaml", GOOD + "backed-up-by: " + "x".repeat(201) + "\n");
    assertThat(mistakes())
        .containsExactly("orders.yaml:16: 'backed-up-by': at most 200 characters");
  }

  @Test
  void aTargetThatIsNotInTheInventoryIsNotPossible() throws IOException {
    assertThatExceptionOfType(NotPossible.class)
        .isThrownBy(() -> read().require(new TargetName("other")))
        .withMessage("no target is called other; the inventory has no target");
    write("orders.yaml", GOOD);
    assertThatExceptionOfType(NotPossible.class)
        .isThrownBy(() -> read().require(new TargetName("other")))
        .withMessageContaining("orders-db");
  }

  @Test
  void noFolderIsNoTarget() {
    assertThat(Targets.read(folder.resolve("nowhere"), List.of()).targets()).isEmpty();
  }

  @Test
  void whatMattersMostIsPromisedToBeBackInTime() throws IOException {
    assertThat(mistakes(GOOD.replace("tier: 2", "tier: 1").replace("PT15M", "PT61M")))
        .containsExactly(
            "a.yaml:5: 'recovery-time': of tier 1 at most PT4H; found PT4H30M",
            "a.yaml:6: 'recovery-point': of tier 1 at most PT1H; found PT1H1M");
  }

  @Test
  void everyMistakeOfEveryFileIsToldAtOnceWithItsLine() throws IOException {
    write("b.yml", GOOD);
    write("c.yaml", GOOD);
    write("d.yaml", GOOD);
    write("e.yaml", "name: [");
    write("f.yaml", "- a list");
    Files.write(folder.resolve("g.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xfd});
    write("README.md", "no target");
    assertThat(
            mistakes(
                GOOD.replace("tier: 2", "tier: 5")
                    .replace("staging", "Staging")
                    .replace("PT15M", "15 minutes")
                    .replace("orders-db", "Orders DB")
                    .replace("ops@10.0.0.1:22", "10.0.0.1")
                    .replace("env:LANTERN_KEY", "hush")
                    .replace("http://10.0.0.9:2379", "10.0.0.9")
                    .replace("stateful: true", "stateful: maybe\nowner: us")))
        .containsExactly(
            "a.yaml:1: 'name': a target's name starts with a lower-case letter and holds only a-z,"
                + " 0-9 and '-'",
            "a.yaml:3: 'environment': expected one of dev, staging, prod; found Staging",
            "a.yaml:4: 'tier': expected a whole number from 1 to 4; found 5",
            "a.yaml:6: 'recovery-point': expected a time such as PT4H or PT15M; found 15 minutes",
            "a.yaml:7: 'stateful': expected one of false, true; found maybe",
            "a.yaml:8: unknown key 'owner'; expected: backed-up-by, environment, lantern, name,"
                + " recovery-point, recovery-time, ssh, stateful, system, tier",
            "a.yaml:11: 'at': expected user@host:port, an IPv6 address in"
                + " brackets, but found: 10.0.0.1",
            "a.yaml:13: 'switchboard': expected an address such as http://host:8008; found"
                + " 10.0.0.9",
            "a.yaml:15: 'key': expected a reference to a secret: env:NAME or file:/absolute/path",
            "b.yml:1: rename it: only files that end in .yaml are read",
            "d.yaml:1: orders-db stands in c.yaml already",
            "e.yaml:1: not YAML: expected the node content, but found '<stream end>'",
            "f.yaml:1: expected a mapping that starts with 'name:'",
            "g.yaml:1: not UTF-8");
  }

  @Test
  void whatIsMissingIsTold() throws IOException {
    assertThat(mistakes("system: lantern\nlantern: {}\nssh:\n"))
        .contains(
            "a.yaml:1: 'name' is missing; expected a text",
            "a.yaml:1: 'tier' is missing; expected a whole number from 1 to 4",
            "a.yaml:2: 'lamps' is missing; expected a section",
            "a.yaml:2: 'switchboard' is missing; expected an address such as http://host:8008",
            "a.yaml:3: 'ssh' has to be a section of its own");
  }

  @Test
  void aSystemThatNobodyKnowsIsTold() throws IOException {
    assertThat(mistakes(GOOD.replace("system: lantern", "system: torch")))
        .contains("a.yaml:2: 'system': expected one of lantern; found torch");
  }

  @Test
  void aSystemsOwnGuardBecomesAMistakeOfItsSection() throws IOException {
    String lamp = "    west: { at: \"ops@10.0.0.3:22\", light: [on] }\n";
    assertThat(mistakes(GOOD.replace("  switchboard", lamp + "  switchboard")))
        .contains("a.yaml:9: 'lantern': two lamps are the most");
  }

  @Test
  void noTagMakesAnObject() throws IOException {
    String tagged = GOOD.replace("name: orders-db", "name: !!java.net.URL [\"http://evil\"]");
    assertThat(mistakes(tagged))
        .containsExactly(
            "a.yaml:1: not YAML: Global tag is not allowed: tag:yaml.org,2002:java.net.URL");
    String local = GOOD.replace("tier: 2", "tier: !tier 2");
    assertThat(mistakes(local)).contains("a.yaml:4: 'tier': expected a whole number from 1 to 4");
  }

  @Test
  void aKeyThatStandsTwiceIsAMistake() throws IOException {
    assertThat(mistakes(GOOD + "tier: 3\n")).contains("a.yaml:16: 'tier' stands here twice");
  }
}
