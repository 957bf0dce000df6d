package dev.firedrill.activities.minio;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.reach.s3.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where what is written through a node has no copy is said in the node's words. */
class EveryDriveTest {

  private final FakeStore store = new FakeStore();
  private final EveryDrive drives = new EveryDrive("minio-2", store, sets(1, "/a", "/b"));

  @Test
  void aDriveThatTheNodeDoesNotSeeYetIsNamed() throws Exception {
    says("{\"clientToken\":\"t:1\"}");
    says(
        tells(
            "{\"endpoint\":\"/a\",\"state\":\"ok\"},{\"endpoint\":\"/b\",\"state\":\"offline\"}"));
    assertThat(drives.lacking().copies()).containsExactly("/b (offline)");
    assertThat(store.calls)
        .containsExactly(
            "POST /minio/admin/v3/heal/canaries/firedrill-canary",
            "POST /minio/admin/v3/heal/canaries/firedrill-canary?clientToken=t%3A1");
    assertThat(store.objects).as("the canary is removed").isEmpty();
  }

  @Test
  void whenEachDriveHasItsCopyNothingIsLacking() throws Exception {
    says("{\"clientToken\":\"t:1\"}");
    says(tells("{\"endpoint\":\"/a\",\"state\":\"ok\"},{\"endpoint\":\"/b\",\"state\":\"ok\"}"));
    assertThat(drives.lacking().isNothing()).isTrue();
  }

  @Test
  void whatWasNotLookedAtIsLacking() throws Exception {
    says("{\"clientToken\":\"t:1\"}");
    says("{\"Summary\":\"finished\",\"Settings\":{\"recursive\":true},\"Items\":[]}");
    assertThat(drives.lacking().copies())
        .containsExactly("any drive: MinIO does not find the canary");
    says("{\"Code\":\"SlowDown\",\"Message\":\"later\"}");
    assertThat(drives.lacking().copies())
        .singleElement()
        .asString()
        .startsWith("any drive: SlowDown");
    assertThat(store.objects).as("the canary is removed").isEmpty();
  }

  /** MinIO places an object by its name: names are tried until one is in each set. */
  @Test
  void whereThereAreTwoSetsCanariesAreWrittenUntilEachHasOne() throws Exception {
    EveryDrive both = new EveryDrive("minio-2", store, sets(2, "/a", "/b", "/c", "/d"));
    says("{\"clientToken\":\"t:1\"}");
    says(placed(1, "/a", "/b", 4));
    says("{\"clientToken\":\"t:2\"}");
    says(placed(5, "/c", "/d", 4));
    assertThat(both.lacking().copies()).containsExactly("/b (offline)", "/d (offline)");
    assertThat(store.calls).hasSize(4);
    assertThat(store.objects).as("the canaries are removed").isEmpty();
  }

  @Test
  void drivesThatNoCanaryWasPlacedOnAreNotTakenForProven() throws Exception {
    EveryDrive both = new EveryDrive("minio-2", store, sets(2, "/a", "/b", "/c"));
    for (int from = 1; from <= 32; from += 4) {
      says("{\"clientToken\":\"t:1\"}");
      says(placed(from, "/a", "/b", 4));
    }
    assertThat(both.lacking())
        .isEqualTo(new EveryDrive.Lacking(List.of("/b (offline)"), List.of("/c")));
    assertThat(store.replies).isEmpty();
  }

  @Test
  void aDriveThatNothingIsPlacedOnIsToldAfterItsTime() throws Exception {
    EveryDrive both = new EveryDrive("minio-2", store, sets(2, "/a", "/c"), Duration.ofMillis(1));
    for (int from = 1; from <= 64; from += 4) {
      says("{\"clientToken\":\"t:1\"}");
      says(placedWell((from - 1) % 32 + 1));
    }
    assertThat(both.await()).containsExactly("/c");
  }

  /** Four canaries from this number on, each with a copy on the one drive. */
  private static String placedWell(int from) {
    return placed(from, "/a", "/a", 4).replace("offline", "ok");
  }

  @Test
  void whereNoDriveGotACanaryAllAreLacking() throws Exception {
    EveryDrive both = new EveryDrive("minio-2", store, sets(2, "/c", "/d"));
    for (int from = 1; from <= 32; from += 4) {
      says("{\"clientToken\":\"t:1\"}");
      says(placed(from, "/a", "/b", 4));
    }
    assertThat(both.lacking().copies()).containsExactly("any drive: no canary was placed on one");
  }

  @Test
  void aLookTellsDrivesWithoutACanaryFromTroubleWithCanaries() {
    for (int from = 1; from <= 32; from += 4) {
      says("{\"clientToken\":\"t:1\"}");
      says(placed(from, "/a", "/b", 4));
    }
    assertThat(ClientLook.Sets.of(sets(2, "/a", "/b", "/c"), store))
        .isEqualTo(new ClientLook.Sets("", List.of("/c")));
    for (int from = 1; from <= 32; from += 4) {
      says("{\"clientToken\":\"t:1\"}");
      says(placed(from, "/a", "/b", 4));
    }
    assertThat(ClientLook.Sets.of(sets(2, "/c", "/d"), store).trouble())
        .as("where no set got one")
        .isEqualTo("none was placed on any of [/c, /d]");
    store.refuses.add("put");
    assertThat(ClientLook.Sets.of(sets(2, "/a", "/b", "/c"), store).trouble())
        .as("where no set takes one")
        .contains("no to put");
  }

  @Test
  void aNodeThatTakesNoWritesHasACopyNowhere() throws Exception {
    store.refuses.add("put");
    assertThat(drives.lacking().copies()).singleElement().asString().contains("no to put");
    assertThat(store.calls).isEmpty();
  }

  private static EverySet sets(int number, String... drives) {
    return new EverySet(new Canary("canaries", "sings 1"), number, Set.of(drives));
  }

  /** So many canaries from this number on have a copy on the one drive, and none on the other. */
  private static String placed(int from, String drive, String other, int canaries) {
    String drives =
        "{\"endpoint\":\"%s\",\"state\":\"ok\"},{\"endpoint\":\"%s\",\"state\":\"offline\"}"
            .formatted(drive, other);
    return IntStream.range(from, from + canaries)
        .mapToObj(number -> new Canary("canaries", "").numbered(number).key())
        .map(key -> "{\"object\":\"%s\",\"before\":{\"drives\":[%s]}}".formatted(key, drives))
        .collect(
            joining(
                ",",
                "{\"Summary\":\"finished\",\"Settings\":{\"recursive\":true,\"dryRun\":true},\"Items\":[",
                "]}"));
  }

  private static String tells(String drives) {
    return "{\"Summary\":\"finished\",\"Settings\":{\"recursive\":true,\"dryRun\":true},\"Items\":["
        + "{\"bucket\":\"canaries\",\"before\":{\"drives\":[]}},"
        + "{\"bucket\":\"canaries\",\"object\":\"firedrill-canary\",\"before\":{\"drives\":["
        + drives
        + "]}}]}";
  }

  private void says(String body) {
    store.replies.add(new Reply(200, body));
  }
}
