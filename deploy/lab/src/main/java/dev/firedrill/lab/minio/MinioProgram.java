package dev.firedrill.lab.minio;

import dev.firedrill.lab.GoProgram;
import dev.firedrill.lab.Template;
import java.util.Map;

/** MinIO itself, which no package registry has as a program: Go builds it from its module. */
final class MinioProgram {

  /** The last one before its repository was given up; a commit, since releases are no versions. */
  static final String VERSION = "v0.0.0-20260212201848-7aac2a2c5b7c";

  private static final int GO_MINOR = 24;

  private MinioProgram() {}

  static GoProgram ofThisLab() {
    return new GoProgram(
        "minio",
        VERSION,
        GO_MINOR,
        "some three minutes on two cores",
        "",
        "github.com/minio/minio",
        Map.of(
            "go.mod",
            Template.beside(MinioProgram.class, "go.mod").fill(Map.of("minio-version", VERSION))));
  }
}
