package dev.firedrill.activities.minio;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.TargetReader;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the {@code minio} section of a target's file. */
@Component
final class MinioReader implements TargetReader<MinioSettings> {

  @Override
  public String system() {
    return "minio";
  }

  @Override
  public MinioSettings read(Section section) {
    return MinioSettings.read(section);
  }

  @Override
  public List<String> members(MinioSettings settings) {
    return settings.nodes().stream().map(NodeSettings::name).toList();
  }

  @Override
  public List<String> hosts(MinioSettings settings) {
    return Stream.concat(
            settings.nodes().stream(),
            settings.replication().stream().flatMap(each -> each.to().nodes().stream()))
        .map(node -> node.ssh().address())
        .distinct()
        .toList();
  }
}
