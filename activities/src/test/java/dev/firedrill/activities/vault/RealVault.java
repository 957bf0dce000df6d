package dev.firedrill.activities.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.firedrill.activities.Attempts;
import dev.firedrill.activities.MemoryNotes;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.reach.ssh.SshShell;
import dev.firedrill.activities.secrets.SecretReference;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.lab.vault.SelfUnsealing;
import dev.firedrill.lab.vault.VaultLab;
import dev.firedrill.lab.vault.VaultPlan;
import dev.firedrill.workflows.procedure.EnteredShare;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.RunNotes;
import dev.firedrill.workflows.procedure.ShareAnswer;
import dev.firedrill.workflows.procedure.ShareBearer;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.ClusterView;
import dev.firedrill.workflows.vault.ScratchActivities;
import dev.firedrill.workflows.vault.SnapshotActivities;
import dev.firedrill.workflows.vault.VaultActivities;
import io.temporal.testing.TestActivityEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A real Vault cluster, the verbs that work on it, and the way of a share to it. */
final class RealVault implements AutoCloseable {

  /** The target's name in the lab's file. */
  static final TargetName SECRETS = new TargetName("secrets");

  final VaultLab lab = VaultLab.startTemporary();
  final VaultActivities vault;
  final VaultShares shares;
  final ScratchShares scratchShares;
  final SnapshotActivities snapshots;
  final ScratchActivities scratch;
  final RunNotes notes = new MemoryNotes();

  private final VaultReader reader = new VaultReader();
  private final Targets targets = Targets.read(lab.targetFolder(), List.of(reader));
  private final HttpReach http = new HttpReach();
  private final Shells shells =
      keys ->
          new SshShell(
              keys, reference -> new Secrets().read(SecretReference.parse(reference)).bytes());
  private final TestActivityEnvironment engine = Attempts.engine();

  RealVault() {
    VaultClusters clusters = new VaultClusters(targets, reader);
    engine.registerActivitiesImplementations(new VaultHands(clusters, http, new Secrets(), notes));
    engine.registerActivitiesImplementations(new SnapshotHands(clusters, http, new Secrets()));
    vault = Attempts.of(engine, VaultActivities.class);
    engine.registerActivitiesImplementations(
        new ScratchHands(clusters, targets, shells, http, new Secrets(), notes));
    snapshots = Attempts.of(engine, SnapshotActivities.class);
    scratch = Attempts.of(engine, ScratchActivities.class);
    shares = new VaultShares(clusters, http);
    scratchShares = new ScratchShares(clusters, http);
  }

  /** What is seen of a Vault that unseals itself by a key that lies in the lab's cluster. */
  ClusterView look(SelfUnsealing self) {
    String server = lab.plan().api(VaultPlan.NODES.getFirst()) + "/v1/sys/health";
    VaultSettings settings =
        new VaultSettings(
            List.of(new VaultSettings.Node("self", URI.create(self.api()))),
            SecretReference.parse("file:" + self.token()),
            "secret/data/firedrill-canary",
            0,
            Optional.of(URI.create(server)),
            Optional.empty());
    return new ClusterLook(http, new Secrets()).observe(settings);
  }

  List<Finding> check() {
    return new VaultCheck(http, new Secrets(), reader, shells).check(targets.require(SECRETS));
  }

  /** The token that Firedrill has. */
  String token() throws IOException {
    return Files.readString(lab.plan().folder().resolve("token")).strip();
  }

  /** Each entry of Vault's storage in a stored snapshot, one character for each byte. */
  List<String> entriesOf(String key) throws IOException {
    List<String> entries = new ArrayList<>();
    byte[] snapshot = lab.plan().depot().get(VaultPlan.BUCKET, key);
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(snapshot))) {
      TarFile tar = new TarFile(gzip);
      for (Optional<TarFile.Member> each = tar.next(); each.isPresent(); each = tar.next()) {
        if (each.get().name().equals("state.bin")) {
          new StateEntries(each.get().content())
              .each((name, value) -> entries.add(name + " " + new String(value, ISO_8859_1)));
        }
      }
    }
    return entries;
  }

  /** Brings the share of this number, as its holder enters it after so many others. */
  List<ShareAnswer> bring(int share, int before) {
    return bring(shares, before, lab.shares().get(share));
  }

  /** Brings shares of these numbers to the node in the scratch place, one holder after another. */
  List<ShareAnswer> bringToScratch(int... numbers) {
    List<ShareAnswer> answers = new ArrayList<>();
    for (int number : numbers) {
      answers.addAll(bring(scratchShares, answers.size(), lab.shares().get(number)));
    }
    return answers;
  }

  /** Brings a share by this bearer, and notes which attempts it went to, as the desk does. */
  List<ShareAnswer> bring(ShareBearer bearer, int before, String share) {
    List<ShareAnswer> answers = bearer.bring(SECRETS, before, own(), share.toCharArray());
    notes.note(
        "run",
        "holder",
        "brought",
        answers.stream()
            .filter(each -> !each.attempt().isEmpty())
            .map(each -> new EnteredShare(each.server(), each.attempt()).kept())
            .toList());
    return answers;
  }

  /** What was brought so far. */
  List<EnteredShare> own() {
    return EnteredShare.of(notes, "run");
  }

  @Override
  public void close() {
    engine.close();
    http.close();
    lab.close();
  }
}
