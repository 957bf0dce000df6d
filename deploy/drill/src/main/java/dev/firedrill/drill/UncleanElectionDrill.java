package dev.firedrill.drill;

import dev.firedrill.lab.kafka.KafkaFault;
import dev.firedrill.lab.kafka.KafkaLab;
import dev.firedrill.lab.kafka.Payments;
import dev.firedrill.web.gates.GateRow;
import dev.firedrill.workflows.kafka.UncleanElectionRequest;
import dev.firedrill.workflows.procedure.TargetName;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loses the last copy in sync of a partition, has two people give its last records up, and counts
 * whether they were told how many.
 */
final class UncleanElectionDrill {

  static final Subject SUBJECT =
      Subject.of("kafka-unclean-election", KafkaFault.LOSE_IN_SYNC.effect());

  /** The lab's cluster, by its name in the lab's target file. */
  private static final TargetName TARGET = new TargetName("orders-bus");

  private final KafkaLab lab;
  private final Watch watch;
  private final PrintStream out;
  private String told = "";

  UncleanElectionDrill(KafkaLab lab, House house, Person person, PrintStream out) {
    this.lab = lab;
    this.watch = new Watch(house, gate -> toldTo(person, gate), lab::asked, out);
    this.out = out;
  }

  private Optional<Boolean> toldTo(Person person, GateRow gate) {
    told = gate.card().loss();
    return person.answer(gate);
  }

  UncleanElectionResult carryOut() {
    lab.inject(KafkaFault.LOSE_IN_SYNC);
    out.println(KafkaFault.LOSE_IN_SYNC.effect());
    Watch.Course course =
        watch.until(
            SUBJECT.runbook(),
            new UncleanElectionRequest(TARGET, Payments.TOPIC, 0),
            Map.of("target", TARGET.value(), "topic", Payments.TOPIC, "partition", "0"),
            this::cluster);
    return new UncleanElectionResult(
        SUBJECT,
        course.run(),
        course.ended().ending(),
        course.ended().summary(),
        lab.payments().acknowledged(),
        lab.payments().missing().size(),
        told,
        course.time(),
        course.steps());
  }

  /** The cluster as it stands, seen from outside, without what moves by itself. */
  private List<String> cluster() {
    return List.of(
        "run: " + lab.running(),
        "up: " + lab.view().up(),
        "voters: " + lab.view().voters(),
        "payments: " + lab.view().payments());
  }
}
