package dev.firedrill.lab;

import dev.firedrill.lab.kafka.KafkaFault;
import dev.firedrill.lab.kafka.KafkaLab;
import dev.firedrill.lab.kafka.KafkaPlan;
import dev.firedrill.lab.kafka.KafkaView;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** The Kafka lab by hand: what a command line says of Kafka, or of a fault that only Kafka has. */
final class KafkaCommand {

  static final String LAB = "kafka";

  private final PrintStream out;

  KafkaCommand(PrintStream out) {
    this.out = out;
  }

  /** Whether a command is about this lab. */
  static boolean isMeant(String object) {
    return object.equals(LAB) || KafkaFault.find(object).isPresent();
  }

  void run(LabWords words, Path folder) {
    switch (words.verb()) {
      case "up" -> up(words, folder);
      case "break" -> breakIt(KafkaLab.attach(folder), KafkaFault.named(words.object()));
      case "mend" -> KafkaLab.attach(folder).mendAll();
      default -> status(KafkaLab.attach(folder).view());
    }
  }

  private void up(LabWords words, Path folder) {
    try (KafkaLab lab = KafkaLab.start(folder, words.basePort())) {
      tell(lab);
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(KafkaLab lab) {
    KafkaPlan plan = lab.plan();
    out.println("Kafka cluster \"orders-bus\" is up in " + plan.folder());
    KafkaPlan.BROKERS.forEach(broker ->
        out.printf(
            "  %s    %s: clients %d, controllers %d, sshd %d%n",
            broker,
            KafkaPlan.address(broker),
            plan.brokerPort(),
            plan.controllerPort(),
            plan.sshPort()));
    out.println("  target     " + lab.targetFile());
    out.println("Ctrl-C stops everything.");
  }

  private void breakIt(KafkaLab lab, KafkaFault fault) {
    out.println("hit: " + lab.inject(fault));
  }

  private void status(KafkaView view) {
    out.println("leader       " + view.leader().orElse("none, or no answer"));
    out.println("up           " + view.up());
    out.println("out of sync  " + view.outOfSync());
    out.println("misled       " + view.misled());
  }

  void usage() {
    out.println("up kafka [--folder DIR] [--base-port N]");
    out.println("break FAULT | mend kafka | status kafka   [--folder DIR]");
    Arrays.stream(KafkaFault.values())
        .forEach(fault -> out.printf("  %-22s %s%n", fault.words(), fault.effect()));
  }
}
