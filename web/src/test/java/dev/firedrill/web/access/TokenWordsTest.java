package dev.firedrill.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TokenWordsTest {

  @Test
  void aTokenIsGoodForNinetyDaysUnlessSaidOtherwise() {
    TokenOrder order = read("create", "ci", "--role", "operator", "--owner", "ann");
    assertThat(order)
        .isEqualTo(new TokenOrder("create", "ci", "hash", "operator", "ann", List.of(), 90));
    assertThat(
            read("create", "ci", "--role=viewer", "--owner=ann", "--days=365", "--groups=a,b")
                .groups())
        .containsExactly("a", "b");
  }

  @Test
  void noTokenLivesLongerThanAYearOrAdministers() {
    refused("--days", "create", "ci", "--role", "viewer", "--days", "366");
    refused("--days", "create", "ci", "--role", "viewer", "--days", "0");
    refused("--role", "create", "ci", "--role", "admin");
    refused("--role", "create", "ci");
    refused("no group name", "create", "ci", "--role", "viewer", "--groups", "A B");
  }

  @Test
  void somebodyAnswersForEachToken() {
    refused("--owner", "create", "ci", "--role", "viewer");
    refused("--owner", "create", "ci", "--role", "viewer", "--owner", "");
  }

  @Test
  void whatIsNotUnderstoodIsRefused() {
    refused("not how", new String[0]);
    refused("no option '--rle'", "create", "ci", "--rle", "viewer");
    refused("needs a value", "create", "ci", "--role");
    refused("not how", "revoke");
    refused("not how", "revoke", "ci", "--days", "1");
    refused("no 'token make'", "make", "ci");
  }

  @Test
  void nothingThatIsNoTokenIsEverLookedUp() {
    assertThat(Token.isOne(Token.draw())).isTrue();
    assertThat(Token.draw()).isNotEqualTo(Token.draw());
    assertThat(Token.isOne("")).isFalse();
    assertThat(Token.isOne(Token.draw() + "x")).isFalse();
    assertThat(Token.isOne("x".repeat(Token.draw().length()))).isFalse();
  }

  @Test
  void onlyABearerIsACredential() {
    assertThat(Bearer.in("Bearer abc")).contains("abc");
    assertThat(Bearer.in("bearer abc")).contains("abc");
    assertThat(Bearer.in("Basic abc")).isEmpty();
    assertThat(Bearer.in("abc")).isEmpty();
  }

  private static TokenOrder read(String... words) {
    return TokenWords.read(List.of(words), "hash");
  }

  private static void refused(String why, String... words) {
    assertThatIllegalArgumentException().isThrownBy(() -> read(words)).withMessageContaining(why);
  }
}
