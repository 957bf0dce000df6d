package dev.firedrill.activities.reach.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshHostTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"firedrill@127.0.0.11:2422", "a_b-c@db-1.example.org:22", "ops@[fe80::1]:22"})
  void whatIsParsedIsWrittenTheSame(String text) {
    assertThat(SshHost.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host:22",
        "user@host",
        "user@host:0",
        "user@host:65536",
        "user@host:22x",
        "@host:22",
        "Us er@host:22",
        "-oProxyCommand=x@host:22",
        "user@-host:22",
        "user@fe80::1:22",
        "user@ho st:22",
        "user@host:22\n",
        "user@[not six]:22"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SshHost.parse(text));
  }

  @Test
  void aSixAddressKeepsItsColonsInside() {
    assertThat(SshHost.parse("ops@[fe80::1]:22"))
        .isEqualTo(new SshHost("ops", "fe80::1", 22))
        .extracting(SshHost::endpoint)
        .isEqualTo("[fe80::1]:22");
  }
}
