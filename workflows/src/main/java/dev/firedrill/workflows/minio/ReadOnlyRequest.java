package dev.firedrill.workflows.minio;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/**
 * The return of a MinIO cluster's drives and nodes, as it is launched.
 *
 * @param everyPart whether all that is stored is read; where it is not, this reads as it did before
 *     there was that choice, since the launch's signature and decisions rest on how it reads
 */
public record ReadOnlyRequest(
    @Input(label = "Cluster", help = "A MinIO cluster of the inventory.") TargetName target,
    @Input(
            label = "Read every part",
            help =
                "Finds what is corrupt on the drives, and heals it, also where nothing else is"
                    + " broken. It takes as long as reading all that is stored, twice.")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean everyPart)
    implements Request {

  @Override
  public String toString() {
    return "ReadOnlyRequest[target=" + target + (everyPart ? ", everyPart=true]" : "]");
  }
}
