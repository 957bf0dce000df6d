package dev.firedrill.lab;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequirementsTest {

  private static final Map<String, String> PACKAGES =
      Map.of("/bin/a", "a-server", "/bin/b", "common", "/bin/c", "common");

  @Test
  void everythingThatIsMissingIsSaidAtOnceWithTheCommandThatBringsIt() {
    assertThatThrownBy(() -> Requirements.check(PACKAGES, path -> path.endsWith("a"), "root"))
        .isInstanceOf(LabFailure.class)
        .hasMessage(
            "Missing: /bin/b /bin/c."
                + " Install them with: apt-get install --no-install-recommends common");
  }

  @Test
  void whoIsNotRootIsToldWhy() {
    assertThatThrownBy(() -> Requirements.check(PACKAGES, path -> true, "somebody"))
        .isInstanceOf(LabFailure.class)
        .hasMessageStartingWith("The lab needs root");
  }

  @Test
  void nothingMissingIsFine() {
    assertThatCode(() -> Requirements.check(PACKAGES, path -> true, "root"))
        .doesNotThrowAnyException();
  }
}
