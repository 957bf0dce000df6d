package dev.firedrill.activities.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.minio.AdminApi.No;
import dev.firedrill.activities.reach.s3.Reply;
import dev.firedrill.workflows.procedure.NotPossible;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A resync is begun once and followed to its end; the answers are MinIO's own, shortened. */
class ResyncRunTest {

  private static final String ARN = "arn:minio:replication::1:copy";
  private static final String MARK = ResyncRun.mark("run-1/7");

  private final FakeStore store = new FakeStore();

  @Test
  void aMarkIsOfOneStepAndNoOther() {
    assertThat(MARK).isEqualTo("firedrill-run-1-7.");
    assertThat(ResyncRun.mark("run-1/70")).doesNotStartWith(MARK);
  }

  @Test
  void oneThatAnEarlierAttemptBeganIsJoined() {
    told(MARK + "a", "Ongoing");
    told(MARK + "a", "Completed");
    assertThatCode(this::resync).doesNotThrowAnyException();
    assertThat(begun()).isEmpty();
  }

  @Test
  void oneThatAnEarlierAttemptCompletedIsNotDoneAgain() {
    told(MARK + "a", "Completed");
    told(MARK + "a", "Completed");
    assertThatCode(this::resync).doesNotThrowAnyException();
    assertThat(begun()).isEmpty();
  }

  @Test
  void somebodyElsesIsLeftAlone() {
    told("theirs", "Ongoing");
    assertThatThrownBy(this::resync)
        .isInstanceOf(NotPossible.class)
        .hasMessage("somebody else's resync runs: Ongoing, 79 sent, 1 failed (theirs)");
    assertThat(begun()).isEmpty();
  }

  @Test
  void oneThatFailedIsBegunAgainUnderANewId() {
    told(MARK + "x", "Failed"); // no hexadecimal digit, as a new id begins with
    store.replies.add(new Reply(200, "{\"target\":[]}"));
    told("theirs", "Ongoing");
    assertThatThrownBy(this::resync).hasMessageStartingWith("somebody else began a resync");
    assertThat(begun()).singleElement().asString().doesNotContain(MARK + "x");
  }

  @Test
  void oneThatIsForgottenIsNotTakenForDone() {
    store.replies.add(new Reply(200, "{}"));
    store.replies.add(new Reply(200, "{\"target\":[]}"));
    store.replies.add(new Reply(200, "{}"));
    assertThatThrownBy(this::resync).hasMessage("MinIO knows no resync any more");
  }

  @Test
  void oneThatDoesNotCompleteSaysHowItEnded() {
    told(MARK + "a", "Ongoing");
    told(MARK + "a", "Failed");
    assertThatThrownBy(this::resync)
        .hasMessage("the resync ended: Failed, 79 sent, 1 failed (" + MARK + "a)");
  }

  @Test
  void aNoInXmlIsRead() {
    store.replies.add(
        new Reply(
            400,
            "<?xml version=\"1.0\"?>\n<Error><Code>XMinioReplicationNoExistingObjects</Code>"
                + "<Message>No matching ExistingObjects rule enabled</Message></Error>"));
    assertThatThrownBy(this::resync)
        .isInstanceOf(No.class)
        .hasMessageContaining("XMinioReplicationNoExistingObjects (status 400): No matching");
  }

  @Test
  void aTargetsKeyIsNotToldWhenItDoesNotAnswer() {
    store.replies.add(
        new Reply(
            503,
            "{\"Code\":\"XMinioAdminReplicationRemoteConnectionError\",\"Message\":\"offline, or"
                + " remote service credentials: somebodys-key invalid\"}"));
    assertThatThrownBy(this::resync)
        .hasMessageEndingWith("offline, or remote service credentials: … invalid");
  }

  @Test
  void whereARemoteTargetLeadsIsReadByItsArn() throws Exception {
    store.replies.add(
        new Reply(
            200,
            "[{\"endpoint\":\"copy-1:9000\",\"targetbucket\":\"b\",\"arn\":\"%s\"}]"
                .formatted(ARN)));
    assertThat(new AdminApi(store).remoteTargets("albums")).containsEntry(ARN, "copy-1:9000/b");
    store.replies.add(new Reply(200, "null"));
    assertThat(new AdminApi(store).remoteTargets("albums")).isEmpty();
  }

  private void resync() throws Exception {
    new ResyncRun(new AdminApi(store), "albums", ARN, MARK).toItsEnd();
  }

  private void told(String id, String status) {
    store.replies.add(
        new Reply(
            200,
            ("{\"target\":[{\"arn\":\"%s\",\"resetid\":\"%s\",\"resyncStatus\":\"%s\","
                    + "\"replicationCount\":79,\"failedReplicationCount\":1}]}")
                .formatted(ARN, id, status)));
  }

  private List<String> begun() {
    return store.calls.stream().filter(call -> call.startsWith("PUT ")).toList();
  }
}
