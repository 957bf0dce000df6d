package dev.firedrill.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlaceTest {

  @Test
  void aPlaceIsFoundAgainByItsWord() {
    Place place = new Place(Instant.parse("2026-11-21T10:00:00.123456Z"), "r-0123456789ab");
    assertThat(Place.of(place.text())).contains(place);
    assertThat(place.text()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void whatWasNotGivenOutHereIsNoPlace() {
    for (String plain :
        List.of("", "x", "2026-11-21T10:00:00Z", "x r-1", "2026-11-21T10:00:00Z '")) {
      assertThat(Place.of(encoded(plain))).as(plain).isEmpty();
    }
    assertThat(Place.of("***")).isEmpty();
    assertThat(Place.of(encoded("2026-11-21T10:00:00Z " + "a".repeat(300)))).isEmpty();
  }

  private static String encoded(String plain) {
    return Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
