package dev.firedrill.activities.bench;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.TargetReader;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads a target that is nothing. */
@Component
final class BenchReader implements TargetReader<String> {

  @Override
  public String system() {
    return "bench";
  }

  @Override
  public String read(Section section) {
    return "";
  }

  @Override
  public List<String> members(String settings) {
    return List.of();
  }

  @Override
  public List<String> hosts(String settings) {
    return List.of();
  }
}
