package dev.firedrill.drill;

import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.LabFolder;
import dev.firedrill.lab.kafka.KafkaLab;
import dev.firedrill.lab.minio.CopyFault;
import dev.firedrill.lab.minio.MinioFault;
import dev.firedrill.lab.minio.MinioLab;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.lab.vault.VaultLab;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code ./firedrill drill RUNBOOK [--yes]}: break, recover, count, on the terminal. */
public final class DrillCommand {

  /** How the drill of each runbook is made. */
  static final NavigableMap<String, Maker> DRILLS =
      new TreeMap<>(
          Map.of(
              "backup", BackupDrill::new,
              "backup-verification", BackupVerificationDrill::new,
              "patroni-archive-jam", PatroniArchiveJamDrill::new,
              "patroni-failover", PatroniFailoverDrill::new,
              "patroni-reinitialize", PatroniReinitializeDrill::new,
              "patroni-switchover", PatroniSwitchoverDrill::new));

  /** The same for a Kafka cluster. */
  static final NavigableMap<String, KafkaMaker> KAFKA_DRILLS = kafkaDrills();

  private static NavigableMap<String, KafkaMaker> kafkaDrills() {
    NavigableMap<String, KafkaMaker> drills = new TreeMap<>();
    for (KafkaBreak each : KafkaBreak.values()) {
      drills.put(
          each.runbook(),
          (lab, house, person, out) -> new KafkaDrill(each, lab, house, person, out)::carryOut);
    }
    drills.put(
        UncleanElectionDrill.RUNBOOK,
        (lab, house, person, out) -> new UncleanElectionDrill(lab, house, person, out)::carryOut);
    return drills;
  }

  /** The same for a Vault cluster. */
  static final NavigableMap<String, VaultMaker> VAULT_DRILLS =
      new TreeMap<>(
          Map.of(
              VaultBackupDrill.RUNBOOK,
              VaultBackupDrill::new,
              VaultVerificationDrill.RUNBOOK,
              VaultVerificationDrill::new,
              VaultTrialRestoreDrill.RUNBOOK,
              VaultTrialRestoreDrill::new,
              "vault-unseal",
              VaultUnsealDrill::new));

  /**
   * The same for a MinIO cluster; without a fault's name, the one that needs every step but one.
   */
  static final NavigableMap<String, MinioMaker> MINIO_DRILLS = minioDrills();

  private static final int USAGE = 2;

  /** Makes a drill of this cluster, with this person at the gates. */
  interface Maker {
    Drill make(PatroniLab lab, House house, Person person, PrintStream out);
  }

  /** Makes a drill of this Kafka cluster, with this person at the gates. */
  interface KafkaMaker {
    Supplier<Outcome> make(KafkaLab lab, House house, Person person, PrintStream out);
  }

  /** Makes a drill of this Vault cluster, with this person at the gates. */
  interface VaultMaker {
    Supplier<? extends Outcome> make(VaultLab lab, House house, Person person, PrintStream out);
  }

  /** Makes a drill of this MinIO cluster, with this person at the gates. */
  interface MinioMaker {
    Supplier<Outcome> make(MinioLab lab, House house, Person person, PrintStream out);
  }

  private static NavigableMap<String, MinioMaker> minioDrills() {
    NavigableMap<String, MinioMaker> drills = new TreeMap<>();
    for (MinioFault fault : MinioFault.values()) {
      MinioMaker maker =
          (lab, house, person, out) -> new MinioDrill(fault, lab, house, person, out)::carryOut;
      String named = MinioDrill.RUNBOOK + " " + fault.words();
      drills.put(fault == MinioFault.LOSE_WRITES ? MinioDrill.RUNBOOK : named, maker);
    }
    for (CopyFault fault : CopyFault.values()) {
      String named = MinioSyncDrill.RUNBOOK + " " + fault.words();
      drills.put(
          fault == CopyFault.TARGET_EMPTIED ? MinioSyncDrill.RUNBOOK : named,
          (lab, house, person, out) ->
              new MinioSyncDrill(fault, lab, house, person, out)::carryOut);
    }
    return drills;
  }

  /** A drill on a cluster and a Firedrill of its own, with what Firedrill keeps in this folder. */
  private interface Course {
    Outcome carryOut(Path data, Person person, PrintStream out);
  }

  private DrillCommand() {}

  public static void main(String[] words) throws IOException {
    List<String> given = Arrays.asList(words);
    Optional<Course> course =
        course(
            given.stream().filter(word -> !word.startsWith("-")).collect(Collectors.joining(" ")));
    if (course.isEmpty()) {
      List<String> names = new ArrayList<>(KAFKA_DRILLS.keySet());
      names.addAll(DRILLS.keySet());
      names.addAll(VAULT_DRILLS.keySet());
      names.addAll(MINIO_DRILLS.keySet());
      System.err.println("firedrill drill: name a drill; there are: " + String.join(", ", names));
      System.exit(USAGE);
    } else {
      System.exit(run(given.getFirst(), course.get(), given.contains("--yes"), System.out));
    }
  }

  private static Optional<Course> course(String name) {
    KafkaMaker kafka = KAFKA_DRILLS.get(name);
    if (kafka != null) {
      return Optional.of((data, person, out) -> onKafka(kafka, data, person, out));
    }
    VaultMaker vault = VAULT_DRILLS.get(name);
    if (vault != null) {
      return Optional.of((data, person, out) -> onVault(vault, data, person, out));
    }
    MinioMaker minio = MINIO_DRILLS.get(name);
    if (minio != null) {
      return Optional.of((data, person, out) -> onMinio(minio, data, person, out));
    }
    Maker patroni = DRILLS.get(name);
    return patroni == null
        ? Optional.empty()
        : Optional.of((data, person, out) -> onPatroni(patroni, data, person, out));
  }

  private static Outcome onPatroni(Maker drill, Path data, Person person, PrintStream out) {
    out.println("Starting a real Patroni cluster of three, and Firedrill beside it ...");
    try (PatroniLab lab = PatroniLab.startTemporary();
        House house = House.open(data, lab.targetFolder())) {
      return drill.make(lab, house, person, out).carryOut();
    }
  }

  private static Outcome onKafka(KafkaMaker drill, Path data, Person person, PrintStream out) {
    out.println("Starting a real Kafka cluster of three, and Firedrill beside it ...");
    try (KafkaLab lab = KafkaLab.startTemporary();
        House house = House.open(data, lab.targetFolder())) {
      return drill.make(lab, house, person, out).get();
    }
  }

  private static Outcome onVault(VaultMaker drill, Path data, Person person, PrintStream out) {
    out.println("Starting a real Vault cluster of three, and Firedrill beside it ...");
    try (VaultLab lab = VaultLab.startTemporary();
        House house = House.open(data, lab.targetFolder())) {
      return drill.make(lab, house, person, out).get();
    }
  }

  private static Outcome onMinio(MinioMaker drill, Path data, Person person, PrintStream out) {
    out.println("Starting a real MinIO cluster of four, and Firedrill beside it ...");
    try (MinioLab lab = MinioLab.startTemporary();
        House house = House.open(data, lab.targetFolder())) {
      return drill.make(lab, house, person, out).get();
    }
  }

  private static int run(String name, Course course, boolean alwaysYes, PrintStream out)
      throws IOException {
    Path folder = Files.createTempDirectory("firedrill-drill-");
    boolean proof = false;
    Person person = alwaysYes ? gate -> Optional.of(true) : new Terminal(keyboard(), out);
    try {
      Outcome outcome = course.carryOut(folder.resolve("data"), person, out);
      out.println(outcome.inWords());
      proof = outcome.isProof();
    } catch (LabFailure e) {
      System.err.println("firedrill drill: " + e.getMessage());
    }
    if (proof) {
      out.println(
          "For runbooks/proven.properties: " + name + " = " + LocalDate.now(ZoneOffset.UTC));
      LabFolder.remove(folder);
    } else {
      System.err.println("firedrill drill: what Firedrill kept of it is in " + folder);
    }
    return proof ? 0 : 1;
  }

  private static BufferedReader keyboard() {
    return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
  }
}
