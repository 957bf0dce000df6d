package dev.firedrill.lab.patroni;

import java.util.OptionalLong;

/**
 * One member as Patroni's {@code GET /cluster} shows it.
 *
 * @param role such as {@code leader}, {@code sync_standby} or {@code replica}
 * @param state such as {@code running}, {@code starting} or {@code stopped}
 * @param timeline empty while PostgreSQL doesn't serve
 * @param lag bytes behind the leader; empty for the leader itself or if unknown
 */
public record MemberState(
    String name, String role, String state, OptionalLong timeline, OptionalLong lag) {

  public boolean isRunning() {
    return state.equals("running");
  }
}
