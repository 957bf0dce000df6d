package dev.firedrill.activities.minio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.reach.s3.Reply;
import org.junit.jupiter.api.Test;

/** Where what is written through a node has no copy is said in the node's words. */
class EveryDriveTest {

  private final FakeStore store = new FakeStore();
  private final EveryDrive drives =
      new EveryDrive("minio-2", store, new Canary("canaries", "sings 1"));

  @Test
  void aDriveThatTheNodeDoesNotSeeYetIsNamed() throws Exception {
    says("{\"clientToken\":\"t:1\"}");
    says(
        tells(
            "{\"endpoint\":\"/a\",\"state\":\"ok\"},{\"endpoint\":\"/b\",\"state\":\"offline\"}"));
    assertThat(drives.lacking()).containsExactly("/b (offline)");
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
    assertThat(drives.lacking()).isEmpty();
  }

  @Test
  void whatWasNotLookedAtIsLacking() throws Exception {
    says("{\"clientToken\":\"t:1\"}");
    says("{\"Summary\":\"finished\",\"Settings\":{\"recursive\":true},\"Items\":[]}");
    assertThat(drives.lacking()).containsExactly("any drive: MinIO does not find the canary");
    says("{\"Code\":\"SlowDown\",\"Message\":\"later\"}");
    assertThat(drives.lacking()).singleElement().asString().startsWith("any drive: SlowDown");
    assertThat(store.objects).as("the canary is removed").isEmpty();
  }

  @Test
  void aNodeThatTakesNoWritesHasACopyNowhere() throws Exception {
    store.refuses.add("put");
    assertThat(drives.lacking()).singleElement().asString().contains("no to put");
    assertThat(store.calls).isEmpty();
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
