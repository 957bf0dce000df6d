package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.Arrays;
import java.util.List;

/**
 * The unsealing of every sealed node of a cluster, as it is launched.
 *
 * @param without the names of the nodes that are left out, with commas between: one text, since
 *     what older versions signed for a launch has one name there
 */
public record UnsealRequest(
    @Input(label = "Cluster", help = "A Vault cluster of the inventory.") TargetName target,
    @Input(
            label = "Leave out",
            help =
                "Nodes that are dead, or new and without a key, and stay so for now, with commas"
                    + " between. The others are then judged without them.",
            member = true,
            several = true)
        String without)
    implements Request {

  public UnsealRequest {
    without = String.join(", ", names(without));
  }

  /** The nodes that are left out. */
  List<String> leftOut() {
    return names(without);
  }

  private static List<String> names(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }
}
