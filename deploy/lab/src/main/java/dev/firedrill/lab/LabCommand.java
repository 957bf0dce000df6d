package dev.firedrill.lab;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.lab.patroni.PatroniPlan;
import dev.firedrill.lab.patroni.PatroniView;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** The lab by hand: bring a cluster up, break it, mend it, look at it. */
public final class LabCommand {

  private static final Path DEFAULT_FOLDER =
      Path.of(System.getProperty("firedrill.lab.folder", "/var/lib/firedrill-lab"));

  private final PrintStream out;

  LabCommand(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] words) {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
    try {
      new LabCommand(System.out).run(LabWords.parse(List.of(words), DEFAULT_FOLDER));
    } catch (LabFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  void run(LabWords words) {
    if (KafkaCommand.isMeant(words.object())) {
      new KafkaCommand(out).run(words, folderOf(KafkaCommand.LAB, words.folder()));
      return;
    }
    if (VaultCommand.isMeant(words.object())) {
      new VaultCommand(out).run(words, folderOf(VaultCommand.LAB, words.folder()));
      return;
    }
    if (MinioCommand.isMeant(words.object())) {
      new MinioCommand(out).run(words, folderOf(MinioCommand.LAB, words.folder()));
      return;
    }
    switch (words.verb()) {
      case "up" -> up(words);
      case "break" -> out.println("hit: " + lab(words).inject(PatroniFault.named(words.object())));
      case "mend" -> mend(lab(words), words.object());
      case "status" -> status(lab(words).view());
      default -> usage();
    }
  }

  private void up(LabWords words) {
    if (!words.object().equals("patroni")) {
      throw new LabFailure(
          "No lab \"" + words.object() + "\"; there are: patroni, kafka, vault, minio");
    }
    try (PatroniLab lab = PatroniLab.start(words.folder(), words.basePort())) {
      tell(lab);
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(PatroniLab lab) {
    PatroniPlan plan = lab.plan();
    out.println("Patroni cluster \"orders\" is up in " + plan.folder());
    out.println(
        "  clients    " + plan.writerUrl() + " (password in " + plan.folder() + "/lab.plan)");
    out.println("  etcd       http://" + plan.etcd());
    PatroniPlan.MEMBERS.forEach(member ->
        out.printf(
            "  %s       %s: Patroni %d, PostgreSQL %d, sshd %d%n",
            member,
            PatroniPlan.address(member),
            plan.restPort(),
            plan.postgresPort(),
            plan.sshPort()));
    out.println("  HAProxy    " + plan.socket());
    out.println("  target     " + lab.targetFile());
    out.println("Ctrl-C stops everything.");
  }

  /** All labs may be up at once. */
  private static Path folderOf(String lab, Path folder) {
    return folder.equals(DEFAULT_FOLDER) ? Path.of(folder + "-" + lab) : folder;
  }

  private static PatroniLab lab(LabWords words) {
    return PatroniLab.attach(words.folder());
  }

  private static void mend(PatroniLab lab, String what) {
    if (what.equals("all")) {
      lab.mendAll();
    } else {
      lab.mend(PatroniFault.named(what));
    }
  }

  private void status(PatroniView view) {
    view.members()
        .forEach(member ->
            out.printf(
                "%s  %s  %s  timeline %s  lag %s%n",
                member.name(),
                member.role(),
                member.state(),
                member.timeline().isPresent() ? member.timeline().getAsLong() : "-",
                member.lag().isPresent() ? member.lag().getAsLong() : "-"));
    out.println("leader       " + view.leader().orElse("none"));
    out.println("accept writes " + view.primaries());
    if (view.etcdAnswers()) {
      out.println("sync standby " + view.syncStandby().orElse("none"));
      out.println("paused       " + view.paused());
      out.println("promotions   " + view.promotions().size());
    } else {
      out.println("etcd         does not answer");
    }
  }

  private void usage() {
    out.println("up patroni [--folder DIR] [--base-port N]");
    out.println("break FAULT | mend FAULT|all | status   [--folder DIR]");
    Arrays.stream(PatroniFault.values())
        .forEach(fault -> out.printf("  %-22s %s%n", fault.words(), fault.effect()));
    new KafkaCommand(out).usage();
    new VaultCommand(out).usage();
    new MinioCommand(out).usage();
  }
}
