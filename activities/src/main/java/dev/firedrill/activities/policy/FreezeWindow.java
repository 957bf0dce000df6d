package dev.firedrill.activities.policy;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Environment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time in which runs on some environments do not begin, whoever starts them. Where the clocks are
 * changed, it binds for the longer of what it may mean: it begins as early, and ends as late, as
 * its local times can be read.
 *
 * @param from its first moment
 * @param until its first moment after; in the year, or the week, the next one after {@code from}
 * @param except runbooks that it does not bind, such as the backups of what is frozen
 */
record FreezeWindow(
    String name,
    FreezeMoment from,
    FreezeMoment until,
    ZoneId zone,
    Set<Environment> environments,
    Set<String> except,
    String reason) {

  FreezeWindow {
    requireNonNull(name, "name");
    requireNonNull(zone, "zone");
    environments = Set.copyOf(environments);
    except = Set.copyOf(except);
    requireNonNull(reason, "reason");
    if (from.getClass() != until.getClass()) {
      throw new IllegalArgumentException("'from' and 'until' have to be of one form");
    }
    if (from instanceof FreezeMoment.Once once
        && until instanceof FreezeMoment.Once end
        && !end.at().isAfter(once.at())) {
      throw new IllegalArgumentException("'until' has to be after 'from'");
    }
    if (from.equals(until)) {
      throw new IllegalArgumentException("'until' has to differ from 'from'");
    }
  }

  /** Whether it is meant for runs of this runbook on this environment. */
  boolean concerns(Environment environment, String runbook) {
    return environments.contains(environment) && !except.contains(runbook);
  }

  /** When it ends, if it binds at this moment. */
  Optional<Instant> bindsUntil(Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return from.around(today).stream()
        .filter(begin -> !now.isBefore(earliest(begin)))
        .map(begin -> end(begin, today))
        .flatMap(Optional::stream)
        .filter(now::isBefore)
        .max(Comparator.naturalOrder());
  }

  private Optional<Instant> end(LocalDateTime begin, LocalDate today) {
    return until.around(today).stream().filter(begin::isBefore).findFirst().map(this::latest);
  }

  /** Of a time that the clocks skip, the moment at which they do. */
  private Instant earliest(LocalDateTime local) {
    @Nullable ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : ZonedDateTime.ofLocal(local, zone, null).withEarlierOffsetAtOverlap().toInstant();
  }

  private Instant latest(LocalDateTime local) {
    return ZonedDateTime.ofLocal(local, zone, null).withLaterOffsetAtOverlap().toInstant();
  }
}
