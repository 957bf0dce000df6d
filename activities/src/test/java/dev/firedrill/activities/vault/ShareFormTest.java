package dev.firedrill.activities.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What passes for a share, and that an objection repeats nothing of it. */
class ShareFormTest {

  private static final String SHARE = "bm90IGEgcmVhbCBzaGFyZSwgYnV0IG9mIGl0cyBzaXpl";

  @Test
  void aShareIsBase64OrHexadecimal() {
    assertThat(ShareForm.objectionsTo(SHARE.toCharArray())).isEmpty();
    assertThat(ShareForm.objectionsTo("00ff".repeat(16).toCharArray())).isEmpty();
  }

  @Test
  void whatIsNoShareIsNotRepeated() {
    for (String wrong :
        new String[] {"", "tooShort", SHARE + "\"", SHARE + " ", "ä".repeat(30), "A".repeat(513)}) {
      assertThat(ShareForm.objectionsTo(wrong.toCharArray()))
          .singleElement()
          .asString()
          .startsWith("That is no share")
          .doesNotContain("tooShort", SHARE, "ä", "AAAA");
    }
  }

  @Test
  void theRequestCarriesTheShareAlone() {
    assertThat(new String(ShareForm.body(SHARE.toCharArray()), UTF_8))
        .isEqualTo("{\"key\":\"" + SHARE + "\"}");
  }
}
