package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalBinaryTest {

  @TempDir Path temporary;

  @Test
  void theConfiguredProgramIsUsed() throws IOException {
    Path program = program("mine", "temporal version 1.29.7");
    TemporalBinary found = TemporalBinary.find(configured(program), temporary);
    assertThat(found).isEqualTo(new TemporalBinary(program, "1.29.7"));
  }

  @Test
  void theCacheSavesBuildingAgain() throws IOException {
    Path program = program("temporal-server-1.30.8/temporal-server", "temporal version 1.30.8");
    assertThat(TemporalBinary.find(configured(null), temporary).path()).isEqualTo(program);
  }

  @Test
  void aVersionWithKnownHolesIsPassedOver() throws IOException {
    assertThat(TemporalBinary.usable(program("old", "temporal version 1.29.4"))).isEmpty();
    assertThat(TemporalBinary.usable(program("new", "temporal version 1.29.5"))).isPresent();
  }

  @Test
  void aProgramThatIsSomethingElseIsPassedOver() throws IOException {
    assertThat(TemporalBinary.usable(program("other", "hello"))).isEmpty();
    assertThat(TemporalBinary.usable(temporary.resolve("missing"))).isEmpty();
  }

  @Test
  void aConfiguredProgramThatCanNotBeUsedStopsTheStart() {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> TemporalBinary.find(configured(temporary.resolve("no")), temporary))
        .withMessageContaining("firedrill.engine.binary");
  }

  private static EngineProperties configured(@Nullable Path program) {
    return new EngineProperties(
        null,
        null,
        "firedrill",
        Duration.ofDays(30),
        new EngineProperties.Tls(false, null, null, null, null),
        null,
        program,
        null);
  }

  private Path program(String name, String says) throws IOException {
    Path path = temporary.resolve(name);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, "#!/bin/sh\necho " + says + "\n");
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
