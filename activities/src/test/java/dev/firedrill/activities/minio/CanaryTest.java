package dev.firedrill.activities.minio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The canary is one object that is written over, and its removal hinders nothing. */
class CanaryTest {

  private final FakeStore store = new FakeStore();
  private final Canary canary = new Canary("canaries", "sings 1");

  @Test
  void aClusterThatTakesWritesHearsIt() throws Exception {
    assertThat(canary.sing(store)).isEqualTo(new Canary.Song("", false));
    assertThat(canary.heard(store, canary.listed(store))).isEmpty();
    assertThat(canary.remove(store)).isEmpty();
    assertThat(store.objects).isEmpty();
  }

  @Test
  void oneThatCouldNotBeRemovedIsWrittenOverByTheNext() throws Exception {
    canary.sing(store);
    store.refuses.add("delete");
    assertThat(canary.remove(store)).contains("no to delete");
    Canary next = new Canary("canaries", "sings 2");
    assertThat(next.sing(store).trouble()).isEmpty();
    assertThat(next.heard(store, next.listed(store))).isEmpty();
    assertThat(store.objects).hasSize(1);
  }

  @Test
  void aWriteThatFailsIsSaidInTheServersWords() {
    store.refuses.add("put");
    assertThat(canary.sing(store))
        .isEqualTo(new Canary.Song("SlowDownWrite (status 503): no to put", false));
  }

  @Test
  void aNodeThatReadsOrListsOtherwiseIsFoundOut() throws Exception {
    canary.sing(store);
    FakeStore other = new FakeStore();
    assertThat(canary.heard(other, canary.listed(store))).contains("listed otherwise");
    FakeStore late = new FakeStore();
    late.objects.put(Canary.KEY, "sings 0");
    assertThat(canary.heard(late, canary.listed(late))).contains("another canary is read");
    late.refuses.add("list");
    assertThat(canary.heard(late, canary.listed(store))).contains("no to list");
  }
}
