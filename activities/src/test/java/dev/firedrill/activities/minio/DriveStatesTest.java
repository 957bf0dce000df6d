package dev.firedrill.activities.minio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What MinIO says of its drives counts only together with what objects may lack. */
class DriveStatesTest {

  private static final String DRIVES = "\"servers\":[{\"drives\":[{\"state\":\"unformatted\"}]}]";

  @Test
  void whereMinioDoesNotSayWhatObjectsMayLackTheRestIsNotGoneBy() {
    assertThat(read("{" + DRIVES + "}").objection())
        .isEqualTo("it does not say how many of them may lack an object's copy");
    assertThat(read("{" + DRIVES + ",\"backend\":{\"standardSCParity\":2}}").objection()).isEmpty();
  }

  @Test
  void whatObjectsOfReducedRedundancyMayLackIsReadAsWell() {
    DriveStates both = read("{\"backend\":{\"standardSCParity\":2,\"rrSCParity\":1}}");
    assertThat(both.parity()).isEqualTo(2);
    assertThat(both.reducedParity()).isEqualTo(1);
    assertThat(read("{}").reducedParity()).isNull();
  }

  @Test
  void itSaysIntoHowManySetsTheDrivesOfAllItsPoolsAreDivided() {
    assertThat(read("{\"backend\":{\"totalSets\":[2,1]}}").sets()).isEqualTo(3);
    assertThat(read("{}").sets()).isEqualTo(1);
    assertThat(read("{\"servers\":[{\"drives\":[{\"endpoint\":\"/a\"},{}]}]}").endpoints())
        .containsExactly("/a");
  }

  private static DriveStates read(String info) {
    return DriveStates.read(JsonMapper.builder().build().readTree(info));
  }
}
