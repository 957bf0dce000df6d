package dev.firedrill.activities.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MasksTest {

  private static final String HIDDEN = Masks.HIDDEN;

  private static Masks masksOf(String... values) {
    Masks masks = new Masks();
    for (String value : values) {
      masks.learn(new Secret(value.getBytes(UTF_8)));
    }
    return masks;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void aSecretThatWasReadIsHiddenWhereverItStands() {
    Secrets secrets = new Secrets(Map.of("KEY", "correct horse")::get);
    assertThat(secrets.masks().mask("a correct horse")).isEqualTo("a correct horse");
    secrets.read(SecretReference.parse("env:KEY"));
    assertThat(secrets.masks().mask("correct horse, a correct horse."))
        .isEqualTo(HIDDEN + ", a " + HIDDEN + ".");
  }

  @Test
  void whatHoldsNoSecretStaysAsItIs() {
    String text = "an incorrect hors d'œuvre\n\0\ud83d";
    assertThat(masksOf("correct horse").mask(text)).isSameAs(text);
    assertThat(new Masks().mask(text)).isSameAs(text);
  }

  @Test
  void theEndOfAFilesLineIsNoPartOfTheSecretInIt() {
    assertThat(masksOf("correct horse\n").mask("[correct horse]")).isEqualTo("[" + HIDDEN + "]");
  }

  @Test
  void eachLineOfAKeyIsHiddenAlone() {
    String key = "-----BEGIN KEY-----\nb3BlbnNzaC1rZXktdjEA\nAAAABG5vbmU=\n-----END KEY-----\n";
    Masks masks = masksOf(key);
    assertThat(masks.mask(key)).isEqualTo(HIDDEN);
    assertThat(masks.mask("x AAAABG5vbmU=")).isEqualTo("x " + HIDDEN);
    assertThat(masks.mask("-----BEGIN KEY-----")).isEqualTo("-----BEGIN KEY-----");
  }

  @Test
  void theLongerOfTwoSecretsIsHiddenWhole() {
    assertThat(masksOf("swordfish", "swordfish-2").mask("swordfish-2")).isEqualTo(HIDDEN);
    assertThat(masksOf("swordfish-2", "swordfish").mask("swordfish-2")).isEqualTo(HIDDEN);
  }

  @Test
  void aSecretThatEveryTextIsFullOfIsNotHidden() {
    assertThat(masksOf("ab").mask("about")).isEqualTo("about");
  }

  @Test
  void nobodyReadsASecretBackFromWhatCarriedIt() {
    Random random = new Random(20_260_729);
    for (int i = 0; i < 2_000; i++) {
      String secret = word(random, 8 + random.nextInt(40));
      Masks masks = masksOf(secret);
      for (String carrier : carriers(secret, word(random, random.nextInt(9)))) {
        String masked = masks.mask(carrier);
        assertThat(masked).as("%s in %s", secret, carrier).contains(HIDDEN);
        assertThat(masked).doesNotContain(secret);
      }
    }
  }

  @Test
  void inBase64NoMoreThanTheEdgesStay() {
    Masks masks = masksOf("correct horse battery");
    for (String before : List.of("", "u", "us", "user:")) {
      for (String after : List.of("", "x", "xy")) {
        String masked = masks.mask(base64(before + "correct horse battery" + after));
        assertThat(masked).contains(HIDDEN);
        assertThat(masked.replace(HIDDEN, "").length()).isLessThanOrEqualTo(13);
      }
    }
  }

  private static List<String> carriers(String secret, String before) {
    String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
    String url = URLEncoder.encode(secret, UTF_8);
    return List.of(
        before + secret + before,
        "{\"k\":\"" + before + json + "\"}",
        "{\"k\":\"" + json.replace("/", "\\/") + "\"}",
        "https://x/?a=" + url,
        "https://x/?a=" + url.replace("+", "%20"),
        "Authorization: Basic " + base64(before + secret + before),
        Base64.getUrlEncoder().encodeToString((before + secret).getBytes(UTF_8)),
        HexFormat.of().formatHex((before + secret).getBytes(UTF_8)));
  }

  private static String word(Random random, int length) {
    String letters = "abcXYZ019 +/=%&\"'\\~äß€-_.:<>";
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
