package dev.firedrill.lab.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.LabFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LabFilesTest {

  private final PatroniPlan plan = new PatroniPlan(Path.of("/srv/lab.d"), 22000, "word");
  private final LabFiles files = new LabFiles(plan);

  @Test
  void theTargetFileNamesEveryMemberOnItsOwnAddress() {
    assertThat(files.targetFile())
        .contains("etcd: [\"http://127.0.0.10:22000\"]")
        .contains("rest: http://127.0.0.13:22003")
        .contains("ssh: firedrill-lab@127.0.0.12:22005")
        .contains("data: /srv/lab.d/pg-1/data")
        .contains("start: [sudo, -n, /srv/lab.d/bin/start-patroni, pg-3]")
        .contains("known-hosts: /srv/lab.d/ssh/known_hosts")
        .doesNotContain("word");
  }

  @Test
  void sudoAllowsExactLinesOnly() {
    String sudoers = files.sudoers();
    assertThat(sudoers)
        .contains("/usr/bin/chown root\\:root /srv/lab.d/pg-2/data\n")
        .contains("data\\.preserved-[a-z0-9-]{1,64}\\.partial/$\n")
        .contains("^-a --delete /srv/lab\\.d/pg-1/data/");
    // Outside of a regular expression, which is bounded by ^ and $, a star would match anything.
    assertThat(sudoers.lines().filter(line -> !(line.contains(" ^") && line.endsWith("$"))))
        .isNotEmpty()
        .noneMatch(line -> line.contains("*"));
    assertThat(sudoers.lines().skip(1))
        .allMatch(line -> line.startsWith("firedrill-lab ALL=("))
        .hasSizeGreaterThan(40);
  }

  @Test
  void aFolderThatNeedsQuotingIsRefused() {
    assertThatThrownBy(() -> new PatroniPlan(Path.of("/srv/my lab"), 22000, "word"))
        .isInstanceOf(LabFailure.class);
    assertThatThrownBy(() -> new PatroniPlan(Path.of("/" + "x".repeat(90)), 22000, "word"))
        .hasMessageContaining("at most 75 characters");
  }
}
