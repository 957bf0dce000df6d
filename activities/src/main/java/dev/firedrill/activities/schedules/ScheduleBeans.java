package dev.firedrill.activities.schedules;

import dev.firedrill.workflows.schedules.Schedule;
import dev.firedrill.workflows.schedules.Schedules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The schedules, read when Firedrill starts (a mistake in them stops the start): from the file that
 * is named, which then has to be there, or else from {@code schedules.yaml} beside the targets'
 * folder, if there is one.
 */
@Configuration(proxyBeanMethods = false)
class ScheduleBeans {

  @Bean
  Schedules schedules(
      @Value("${firedrill.schedules:}") String named,
      @Value("${firedrill.targets:targets}") Path targets) {
    Path file =
        named.isBlank()
            ? targets.toAbsolutePath().resolveSibling("schedules.yaml")
            : Path.of(named).toAbsolutePath();
    List<Schedule> read =
        named.isBlank() && !Files.exists(file) ? List.of() : ScheduleFile.read(file);
    return () -> read;
  }
}
