package dev.firedrill.lab;

import dev.firedrill.lab.minio.CopyFault;
import dev.firedrill.lab.minio.MinioFault;
import dev.firedrill.lab.minio.MinioLab;
import dev.firedrill.lab.minio.MinioPlan;
import dev.firedrill.lab.minio.MinioView;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** The MinIO lab by hand: what a command line says of MinIO, or of a fault that only MinIO has. */
final class MinioCommand {

  static final String LAB = "minio";

  private final PrintStream out;

  MinioCommand(PrintStream out) {
    this.out = out;
  }

  /** Whether a command is about this lab. */
  static boolean isMeant(String object) {
    return object.equals(LAB)
        || MinioFault.find(object).isPresent()
        || CopyFault.find(object).isPresent();
  }

  void run(LabWords words, Path folder) {
    switch (words.verb()) {
      case "up" -> up(words, folder);
      case "break" -> out.println("hit: " + hit(MinioLab.attach(folder), words.object()));
      case "mend" -> MinioLab.attach(folder).mendAll();
      default -> status(MinioLab.attach(folder).view());
    }
  }

  private static String hit(MinioLab lab, String fault) {
    return CopyFault.find(fault)
        .map(each -> MinioPlan.COPY + ", objects lost: " + lab.inject(each))
        .orElseGet(() -> lab.inject(MinioFault.named(fault)).toString());
  }

  private void up(LabWords words, Path folder) {
    try (MinioLab lab = MinioLab.start(folder, words.basePort())) {
      tell(lab);
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(MinioLab lab) {
    MinioPlan plan = lab.plan();
    out.println("MinIO cluster \"photos\" is up in " + plan.folder());
    MinioPlan.NODES.forEach(node ->
        out.printf(
            "  %s    %s, sshd %d, drive %s%n",
            node, plan.api(node), plan.sshPort(), plan.drive(node)));
    out.printf(
        "  %s    %s, sshd %d: where \"albums\" is replicated to%n",
        MinioPlan.COPY, plan.api(MinioPlan.COPY), plan.sshPort());
    out.println("  key        " + plan.folder() + "/access-key, /secret-key");
    out.println("  target     " + lab.targetFile());
    out.println("Ctrl-C stops everything.");
  }

  private void status(MinioView view) {
    view.drives().forEach(out::println);
    out.println("live         " + view.living());
    out.println("health       " + view.health());
    out.println(MinioPlan.COPY + "       " + (view.copyLives() ? "lives" : "does not answer"));
    view.living()
        .forEach(node -> {
          String trouble = view.writing(node);
          out.println("write        " + node + " " + (trouble.isEmpty() ? "works" : trouble));
        });
  }

  void usage() {
    out.println("up minio [--folder DIR] [--base-port N]");
    out.println("break FAULT | mend minio | status minio   [--folder DIR]");
    Arrays.stream(MinioFault.values())
        .forEach(fault -> out.printf("  %-22s %s%n", fault.words(), fault.effect()));
    Arrays.stream(CopyFault.values())
        .forEach(fault -> out.printf("  %-22s %s%n", fault.words(), fault.effect()));
  }
}
