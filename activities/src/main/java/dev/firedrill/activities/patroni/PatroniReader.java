package dev.firedrill.activities.patroni;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.TargetReader;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the {@code patroni} section of a target's file. */
@Component
final class PatroniReader implements TargetReader<PatroniSettings> {

  @Override
  public String system() {
    return "patroni";
  }

  @Override
  public PatroniSettings read(Section section) {
    return PatroniSettings.read(section);
  }

  @Override
  public List<String> members(PatroniSettings settings) {
    return settings.members().stream().map(MemberSettings::name).toList();
  }

  @Override
  public List<String> hosts(PatroniSettings settings) {
    return settings.members().stream().map(member -> member.ssh().address()).distinct().toList();
  }
}
