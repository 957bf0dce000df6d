package dev.firedrill.activities.minio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What MinIO says of each drive (MinIO admin API, {@code /info}). */
record DriveStates(List<State> states) {

  /**
   * One drive.
   *
   * @param server host and port of its node
   */
  record State(String server, String path, String state, boolean healing) {}

  DriveStates {
    states = List.copyOf(states);
  }

  static DriveStates none() {
    return new DriveStates(List.of());
  }

  static DriveStates read(JsonNode info) {
    List<State> states = new ArrayList<>();
    for (JsonNode server : info.path("servers")) {
      String endpoint = server.path("endpoint").asString("");
      for (JsonNode drive : server.path("drives")) {
        states.add(
            new State(
                endpoint,
                drive.path("path").asString(""),
                drive.path("state").asString(""),
                drive.path("healing").asBoolean(false)));
      }
    }
    return new DriveStates(states);
  }

  /** What it says of this drive, if anything. */
  Optional<State> of(NodeSettings node, DriveSettings drive) {
    return states.stream()
        .filter(each -> each.server().equals(node.authority()) && drive.holds(each.path()))
        .findFirst();
  }
}
