package dev.firedrill.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How the product hashes passwords; desks of tests hash them faster. */
class PasswordsTest {

  @Test
  void aHashTakesTwoToTheTwelveRounds() {
    assertThat(SecurityRules.passwords().encode("open the valve slowly")).startsWith("$2a$12$");
  }
}
