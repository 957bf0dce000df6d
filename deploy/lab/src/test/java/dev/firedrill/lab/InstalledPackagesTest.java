package dev.firedrill.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.lab.kafka.KafkaLab;
import dev.firedrill.lab.minio.MinioLab;
import dev.firedrill.lab.patroni.PatroniLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a new machine has to be given, by the one script that is to do it. */
final class InstalledPackagesTest {

  private static final Path SCRIPT = Path.of("../../firedrill");
  private static final Pattern PACKAGES =
      Pattern.compile("^packages=\\(([^)]*)\\)", Pattern.MULTILINE);

  /** A machine that has a package by chance would hide that nobody installs it. */
  @Test
  void theScriptInstallsEveryPackageThatALabNeeds() throws IOException {
    Matcher packages = PACKAGES.matcher(Files.readString(SCRIPT));
    assertThat(packages.find()).isTrue();
    assertThat(List.of(packages.group(1).split("\\s+")))
        .containsAll(PatroniLab.PACKAGES.values())
        .containsAll(KafkaLab.PACKAGES.values())
        .containsAll(MinioLab.PACKAGES.values());
  }
}
