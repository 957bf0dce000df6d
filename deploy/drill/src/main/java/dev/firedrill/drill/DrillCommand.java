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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code ./firedrill drill RUNBOOK [--yes]}: break, recover, count, on the terminal. */
public final class DrillCommand {

  /** How each drill on a Patroni cluster is made. */
  static final NavigableMap<Subject, Maker> DRILLS =
      new TreeMap<>(
          Map.of(
              BackupDrill.SUBJECT, BackupDrill::new,
              BackupVerificationDrill.SUBJECT, BackupVerificationDrill::new,
              PatroniArchiveJamDrill.SUBJECT, PatroniArchiveJamDrill::new,
              PatroniFailoverDrill.SUBJECT, PatroniFailoverDrill::new,
              PatroniReinitializeDrill.BROKEN, PatroniReinitializeDrill.broken(),
              PatroniReinitializeDrill.DIVERGED, PatroniReinitializeDrill.diverged(),
              PatroniSwitchoverDrill.SUBJECT, PatroniSwitchoverDrill::new));

  /** The same for a Kafka cluster. */
  static final NavigableMap<Subject, KafkaMaker> KAFKA_DRILLS = kafkaDrills();

  private static NavigableMap<Subject, KafkaMaker> kafkaDrills() {
    NavigableMap<Subject, KafkaMaker> drills = new TreeMap<>();
    for (KafkaBreak each : KafkaBreak.values()) {
      drills.put(
          each.subject(),
          (lab, house, person, out) -> new KafkaDrill(each, lab, house, person, out)::carryOut);
    }
    drills.put(
        UncleanElectionDrill.SUBJECT,
        (lab, house, person, out) -> new UncleanElectionDrill(lab, house, person, out)::carryOut);
    return drills;
  }

  /** The same for a Vault cluster. */
  static final NavigableMap<Subject, VaultMaker> VAULT_DRILLS =
      new TreeMap<>(
          Map.of(
              VaultBackupDrill.SUBJECT, VaultBackupDrill::new,
              VaultVerificationDrill.SUBJECT, VaultVerificationDrill::new,
              VaultTrialRestoreDrill.SUBJECT, VaultTrialRestoreDrill::new,
              VaultUnsealDrill.SEALED, VaultUnsealDrill.sealed(),
              VaultUnsealDrill.BEGUN, VaultUnsealDrill.begun()));

  /** The same for a MinIO cluster. */
  static final NavigableMap<Subject, MinioMaker> MINIO_DRILLS = minioDrills();

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

  private static NavigableMap<Subject, MinioMaker> minioDrills() {
    NavigableMap<Subject, MinioMaker> drills = new TreeMap<>();
    for (MinioFault fault : MinioFault.values()) {
      drills.put(
          MinioDrill.subject(fault),
          (lab, house, person, out) -> new MinioDrill(fault, lab, house, person, out)::carryOut);
    }
    for (CopyFault fault : CopyFault.values()) {
      drills.put(
          MinioSyncDrill.subject(fault),
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

  /** What there are drills about. */
  static Set<Subject> subjects() {
    return courses().keySet();
  }

  public static void main(String[] words) throws IOException {
    List<String> given = Arrays.asList(words);
    String name =
        given.stream().filter(word -> !word.startsWith("-")).collect(Collectors.joining(" "));
    Optional<Course> course =
        courses().entrySet().stream()
            .filter(each -> each.getKey().drill().equals(name))
            .map(Map.Entry::getValue)
            .findFirst();
    if (course.isEmpty()) {
      System.err.println(
          "firedrill drill: name a drill; there are: "
              + subjects().stream().map(Subject::drill).collect(Collectors.joining(", ")));
      System.exit(USAGE);
    } else {
      System.exit(run(course.get(), given.contains("--yes"), System.out));
    }
  }

  private static Map<Subject, Course> courses() {
    Map<Subject, Course> all = new TreeMap<>();
    DRILLS.forEach((about, drill) ->
        all.put(about, (data, person, out) -> onPatroni(drill, data, person, out)));
    KAFKA_DRILLS.forEach(
        (about, drill) -> all.put(about, (data, person, out) -> onKafka(drill, data, person, out)));
    VAULT_DRILLS.forEach(
        (about, drill) -> all.put(about, (data, person, out) -> onVault(drill, data, person, out)));
    MINIO_DRILLS.forEach(
        (about, drill) -> all.put(about, (data, person, out) -> onMinio(drill, data, person, out)));
    return all;
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

  private static int run(Course course, boolean alwaysYes, PrintStream out) throws IOException {
    Path folder = Files.createTempDirectory("firedrill-drill-");
    boolean proof = false;
    Person person = alwaysYes ? gate -> Optional.of(true) : new Terminal(keyboard(), out);
    try {
      Outcome outcome = course.carryOut(folder.resolve("data"), person, out);
      tell(outcome, out);
      proof = outcome.isProof();
    } catch (LabFailure e) {
      System.err.println("firedrill drill: " + e.getMessage());
    }
    if (proof) {
      LabFolder.remove(folder);
    } else {
      System.err.println("firedrill drill: what Firedrill kept of it is in " + folder);
    }
    return proof ? 0 : 1;
  }

  private static void tell(Outcome outcome, PrintStream out) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    out.println(outcome.inWords());
    out.println(Row.HEAD + outcome.row().markdown(today));
    if (outcome.isProof()) {
      String runbook = outcome.row().subject().runbook();
      out.println("\nFor runbooks/proven.properties: " + runbook + " = " + today);
    }
  }

  private static BufferedReader keyboard() {
    return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
  }
}
