package dev.firedrill.web.schedules;

import dev.firedrill.web.layout.Notice;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says on every page which schedules did not do what they are there for, until their next slot did.
 */
@Component
class SlotNotice implements Notice {

  private final ReadySchedules schedules;
  private final SlotRows rows;

  SlotNotice(ReadySchedules schedules, SlotRows rows) {
    this.schedules = schedules;
    this.rows = rows;
  }

  @Override
  public Optional<String> banner() {
    String bad =
        schedules.all().stream()
            .map(ready -> ready.schedule().name())
            .flatMap(name ->
                rows.newestDue(name).filter(SlotRow::isBad).stream()
                    .map(row -> "%s of %s: %s".formatted(name, row.slot(), row.mark().word())))
            .collect(Collectors.joining("; "));
    return bad.isEmpty()
        ? Optional.empty()
        : Optional.of("A schedule did not do what it is there for: " + bad + ". See Schedules.");
  }
}
