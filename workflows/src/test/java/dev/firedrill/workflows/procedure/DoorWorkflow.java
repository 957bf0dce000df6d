package dev.firedrill.workflows.procedure;

import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A run that opens a door when people say so, and what keeps count of its openings. */
@WorkflowInterface
public interface DoorWorkflow {

  @WorkflowMethod(name = "door")
  String open(Door door);

  /**
   * What is asked.
   *
   * @param name the run's, by which its openings are counted
   * @param by how many at least; 0 leaves it to policy
   */
  record Door(TargetName target, String name, int by, Duration within, String kind)
      implements Request {}

  /** The one verb. */
  @ActivityInterface(namePrefix = "Door")
  interface Hinge {

    @Changes
    void open(String run);
  }

  /** The openings, counted outside of the runs. */
  final class Ledger implements Hinge {

    private final Map<String, List<String>> openings = new ConcurrentHashMap<>();
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();

    /** From now on this run's door is stuck, until somebody has tried to open it. */
    void stick(String run) {
      stuck.add(run);
    }

    @Override
    public void open(String run) {
      if (stuck.remove(run)) {
        throw new NotPossible("the door is stuck: oil it");
      }
      openings.computeIfAbsent(run, none -> new CopyOnWriteArrayList<>()).add("opened");
    }

    int of(String run) {
      return openings.getOrDefault(run, Collections.emptyList()).size();
    }
  }

  /** The procedure. */
  final class Opened implements DoorWorkflow {

    private final Run run = Run.open();
    private final Hinge hinge = Activities.stub(Hinge.class);

    @Override
    public String open(Door door) {
      Gate gate = Gate.asking("Open the door?").by(door.by(), "guards").within(door.within());
      Decision decision =
          switch (door.kind()) {
            case "manual" -> run.manual("Ask", gate);
            case "twice" -> {
              run.approval("Ask before", Gate.asking("Look for the key?").by(1, "guards"));
              yield run.approval("Ask", gate);
            }
            case "value" -> run.approval("Ask", gate.entering("Change ticket", TypedRule.TICKET));
            default -> run.approval("Ask", gate);
          };
      run.change("Open", Undo.none("a door"), () -> hinge.open(door.name()));
      return decision.person() + "|" + decision.reason() + "|" + decision.typed();
    }
  }
}
