package dev.firedrill.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeedlesTest {

  private static final String SECRET = "correct horse/bättery";

  private final Needles needles = new Needles().add("the word", SECRET);

  @Test
  void aSecretIsFoundInEveryForm() {
    for (String hay :
        List.of(
            "x" + SECRET,
            "p=" + URLEncoder.encode(SECRET, UTF_8),
            Base64.getEncoder().encodeToString(("sre:" + SECRET + "!").getBytes(UTF_8)),
            Base64.getEncoder().encodeToString((SECRET + "!").getBytes(UTF_8)),
            Base64.getEncoder().encodeToString(("ab" + SECRET).getBytes(UTF_8)))) {
      assertThat(needles.in("hay", hay)).as(hay).singleElement().asString().endsWith("is in hay");
    }
  }

  @Test
  void eachOfManyIsFoundWhereverItStands() {
    Needles many = new Needles().add("one", "aaaa aaaaaaab").add("two", "aaaa aaaaaaac");
    assertThat(many.in("hay", "aaaaa aaaaaaab")).containsExactly("one is in hay");
    assertThat(many.in("hay", "aaaa aaaaaaac, aaaa aaaaaaab aaaa aaaaaaab"))
        .containsExactly("two is in hay", "one is in hay");
    assertThat(many.in("hay", "aaaa aaaaaaa")).isEmpty();
    assertThat(many.in("hay", "")).isEmpty();
  }

  @Test
  void whatHoldsNoSecretHoldsNone() {
    assertThat(needles.in("hay", "incorrect horse, battery")).isEmpty();
  }

  @Test
  void whatCannotBeToldFromOtherTextIsNotLookedFor() {
    assertThatIllegalArgumentException().isThrownBy(() -> needles.add("short", "horse"));
  }
}
