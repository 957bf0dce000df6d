package dev.firedrill.activities.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.reach.s3.Reply;
import org.junit.jupiter.api.Test;

/** What MinIO's own API says, and what it says no with. */
class AdminApiTest {

  private final FakeStore store = new FakeStore();
  private final AdminApi api = new AdminApi(store);

  @Test
  void aHealIsKnownByItsToken() throws Exception {
    store.replies.add(new Reply(200, "{\"clientToken\":\"t-1:0\"}"));
    store.replies.add(new Reply(200, "{\"Summary\":\"running\"}"));
    assertThat(api.beginHeal(HealOrder.everything(false))).isEqualTo("t-1:0");
    assertThat(api.heal("", "t-1:0").path("Summary").asString("")).isEqualTo("running");
    assertThat(store.calls)
        .containsExactly(
            "POST /minio/admin/v3/heal/", "POST /minio/admin/v3/heal/?clientToken=t-1%3A0");
  }

  @Test
  void aHealIsNeverToldToRemoveAnything() {
    assertThat(HealOrder.everything(true).json())
        .isEqualTo("{\"recursive\":true,\"remove\":false,\"dryRun\":false,\"scanMode\":2}");
    assertThat(HealOrder.look("b", "k").json())
        .isEqualTo("{\"recursive\":true,\"remove\":false,\"dryRun\":true,\"scanMode\":1}");
  }

  @Test
  void aNoThatComesWithStatus200IsANo() {
    store.replies.add(
        new Reply(200, "  {\"Code\":\"XMinioHealOverlappingPaths\",\"Message\":\"photos\"}"));
    assertThatThrownBy(() -> api.beginHeal(HealOrder.everything(false)))
        .isInstanceOfSatisfying(
            AdminApi.No.class, no -> assertThat(no.code()).isEqualTo("XMinioHealOverlappingPaths"))
        .hasMessage("XMinioHealOverlappingPaths (status 200): photos");
  }

  @Test
  void whatIsNoAnswerOfMiniosIsNone() {
    store.replies.add(new Reply(200, "<html>"));
    assertThatThrownBy(api::info).hasMessageContaining("is no JSON");
    store.replies.add(new Reply(403, ""));
    assertThatThrownBy(api::info).hasMessageContaining("no code (status 403)");
    store.replies.add(new Reply(200, "{}"));
    assertThatThrownBy(() -> api.beginHeal(HealOrder.everything(false)))
        .hasMessage("MinIO began no heal");
  }
}
