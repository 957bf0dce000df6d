package dev.firedrill.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccessTest {

  @Test
  void theFirstAttemptsAreFreeAndTheWaitIsBounded() {
    assertThat(Waits.ofOne(4)).isZero();
    assertThat(Waits.ofOne(5)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Waits.ofOne(8)).isEqualTo(Duration.ofSeconds(8));
    assertThat(Waits.ofOne(1_000_000)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void attemptsFromManyPlacesTogetherWaitLaterAndShorter() {
    assertThat(Waits.ofAll(99)).isZero();
    assertThat(Waits.ofAll(100)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Waits.ofAll(1_000_000)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aSourceIsAnAddressOrAHouseholdsNetwork() {
    assertThat(Source.of("192.0.2.7").address()).isEqualTo("192.0.2.7");
    assertThat(Source.of("::ffff:192.0.2.7")).isEqualTo(Source.of("192.0.2.7"));
    assertThat(Source.of("2001:db8:1:2::7")).isEqualTo(Source.of("2001:db8:1:2:ffff::9%eth0"));
    assertThat(Source.of("2001:db8:1:2::7")).isNotEqualTo(Source.of("2001:db8:1:3::7"));
    assertThat(Source.of("no:address").address()).isEqualTo("unknown");
    assertThat(Source.of("x".repeat(1_000)).address()).hasSize(64);
  }

  /** What comes before the salt says how a hash is made, and how long that takes. */
  @Test
  void anUnknownNameTakesAsLongAsAKnownOne() {
    String known = SecurityRules.passwords().encode("open the valve slowly");
    assertThat(SecurityRules.decoy().hash())
        .hasSameSizeAs(known)
        .startsWith(known.substring(0, "$2a$12$".length()));
  }

  @Test
  void aSignInLeadsNowhereElse() {
    assertThat(SignInController.ownPath("/gates/r-1/4?x=1")).isEqualTo("/gates/r-1/4?x=1");
    for (String elsewhere :
        List.of(
            "//evil.example", "https://evil.example", "/\\evil.example", "", "/x\r\ny: z", "/ /")) {
      assertThat(SignInController.ownPath(elsewhere)).as(elsewhere).isEqualTo("/");
    }
  }

  @Test
  void aPasswordIsLongAndNotTheName() {
    assertThat(PasswordRule.objectionsTo("a few plain words", "sre-a")).isEmpty();
    assertThat(PasswordRule.objectionsTo("short", "sre-a")).hasSize(1);
    assertThat(PasswordRule.objectionsTo("my name is sre-a", "sre-a")).hasSize(1);
    assertThat(PasswordRule.objectionsTo("password password", "sre-a")).hasSize(1);
    assertThat(PasswordRule.objectionsTo("aaaaaaaaaaaaaaaa", "sre-a")).hasSize(1);
    assertThat(PasswordRule.objectionsTo("ä few plain words ".repeat(5), "sre-a")).hasSize(1);
  }

  @Test
  void aOneTimePasswordIsNoPasswordTwice() {
    assertThat(Secrets.oneTimePassword())
        .matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}")
        .isNotEqualTo(Secrets.oneTimePassword());
  }

  @Test
  void somebodyWithAOneTimePasswordMayOnlyChangeIt() {
    Person newcomer = new Person("jo", Role.ADMIN, Set.of("incident-commander"), true);
    for (Rule.Who who : Rule.Who.values()) {
      assertThat(who.includes(newcomer))
          .as(who.name())
          .isEqualTo(who == Rule.Who.ANYBODY || who == Rule.Who.NEWCOMER);
    }
  }

  @Test
  void groupsAreWordsHoweverTheyAreSeparated() {
    assertThat(People.split(" database-oncall,incident-commander\n database-oncall "))
        .containsExactly("database-oncall", "incident-commander");
    assertThat(People.split("  ")).isEmpty();
  }

  @Test
  void whatWasAskedAtTheConsoleIsTakenOnce(@TempDir Path data) throws Exception {
    ResetFolder folder = new ResetFolder(data);
    assertThat(folder.take()).isEmpty();
    folder.ask("pat", "$2a$hash");
    assertThat(folder.take()).isEqualTo(Map.of("pat", "$2a$hash"));
    assertThat(folder.take()).isEmpty();
    assertThat(data.resolve("reset-password").toFile()).isDirectory();
  }
}
