package dev.firedrill.web.api;

import static java.util.Objects.requireNonNull;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.locks.LockRow;
import dev.firedrill.web.locks.Locks;
import dev.firedrill.workflows.procedure.Inventory;
import dev.firedrill.workflows.procedure.TargetCard;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The inventory, without addresses and credentials; and who is asking. */
@RestController
final class TargetApi {

  private final Inventory inventory;
  private final Locks locks;

  TargetApi(Inventory inventory, Locks locks) {
    this.inventory = inventory;
    this.locks = locks;
  }

  @GetMapping(path = "/api/v1/targets", produces = MediaType.APPLICATION_JSON_VALUE)
  TargetList list(HttpServletRequest request) {
    Query.none(request);
    List<TargetCard> cards = inventory.targets();
    Map<String, LockRow> held = locks.of(cards.stream().map(card -> card.name().value()).toList());
    return new TargetList(
        cards.stream()
            .map(card -> Target.of(card, Lock.of(requireNonNull(held.get(card.name().value())))))
            .toList());
  }

  @GetMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
  Me me(@AuthenticationPrincipal Person person, HttpServletRequest request) {
    Query.none(request);
    return new Me(person.name(), person.role().word(), List.copyOf(new TreeSet<>(person.groups())));
  }

  record TargetList(List<Target> targets) {}

  /** A target as runs are launched on it. */
  record Target(
      String name,
      String system,
      String environment,
      int tier,
      String recoveryTime,
      List<String> members,
      Lock lock) {

    static Target of(TargetCard card, Lock lock) {
      return new Target(
          card.name().value(),
          card.system(),
          card.environment(),
          card.tier(),
          card.recoveryTime(),
          card.members(),
          lock);
    }
  }

  /**
   * Who may change a target now.
   *
   * @param run who holds the lock, or lost it last; null while it is free
   * @param queue the runs that wait for it, the first in turn first
   */
  record Lock(
      String state,
      long token,
      @Nullable String run,
      @Nullable String starter,
      @Nullable Instant since,
      List<String> queue) {

    static Lock of(LockRow lock) {
      return new Lock(
          lock.state(),
          lock.token(),
          lock.isFree() ? null : lock.run(),
          lock.isFree() ? null : lock.starter(),
          lock.since(),
          lock.queue().stream().map(LockRow.Waiting::run).toList());
    }
  }

  /** Whose token it is, and what it may do. */
  record Me(String name, String role, List<String> groups) {}
}
