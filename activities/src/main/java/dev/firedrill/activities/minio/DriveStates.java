package dev.firedrill.activities.minio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What MinIO says of each drive (MinIO admin API, {@code /info}).
 *
 * @param sets into how many erasure sets they are divided: an object lies in one of them
 * @param parity how many drives of a set may lack an object's copy; null where it does not say
 * @param reducedParity likewise of an object that was stored with reduced redundancy
 */
record DriveStates(
    List<State> states, int sets, @Nullable Integer parity, @Nullable Integer reducedParity) {

  private static final String EMPTY = "unformatted";

  /**
   * One drive.
   *
   * @param server host and port of its node
   * @param endpoint its name wherever MinIO says where copies are
   */
  record State(String server, String path, String endpoint, String state, boolean healing) {

    /** A drive of which it says nothing. */
    static State none() {
      return new State("", "", "", "", false);
    }
  }

  DriveStates {
    states = List.copyOf(states);
  }

  static DriveStates none() {
    return new DriveStates(List.of(), 1, null, null);
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
                drive.path("endpoint").asString(""),
                drive.path("state").asString(""),
                drive.path("healing").asBoolean(false)));
      }
    }
    JsonNode backend = info.path("backend");
    int sets = backend.path("totalSets").valueStream().mapToInt(each -> each.asInt(0)).sum();
    return new DriveStates(
        states,
        Math.max(1, sets),
        number(backend.path("standardSCParity")),
        number(backend.path("rrSCParity")));
  }

  private static @Nullable Integer number(JsonNode node) {
    return node.isInt() ? node.asInt() : null;
  }

  /** Why what it says is not enough to go by; empty when it is. */
  String objection() {
    return parity == null ? "it does not say how many of them may lack an object's copy" : "";
  }

  /** Whether there are some, and none came back empty and is not filled yet. */
  boolean areFilled() {
    return !states.isEmpty()
        && states.stream().noneMatch(each -> each.healing() || each.state().equals(EMPTY));
  }

  /** The drives by the names that MinIO has for them. */
  Set<String> endpoints() {
    return states.stream()
        .map(State::endpoint)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What it says of this drive, if anything. */
  Optional<State> of(NodeSettings node, DriveSettings drive) {
    return states.stream()
        .filter(each -> each.server().equals(node.authority()) && drive.holds(each.path()))
        .findFirst();
  }
}
