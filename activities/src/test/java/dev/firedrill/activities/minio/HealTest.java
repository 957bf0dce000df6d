package dev.firedrill.activities.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.reach.Watched;
import dev.firedrill.activities.reach.Witness;
import dev.firedrill.activities.reach.s3.Reply;
import dev.firedrill.workflows.minio.Unhealed;
import dev.firedrill.workflows.procedure.NotPossible;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A heal is followed to its end, and what it could not make whole is named. */
class HealTest {

  private static final String OK = "{\"drives\":[{\"state\":\"ok\"}]}";
  private static final String MISSING = "{\"drives\":[{\"state\":\"missing\"}]}";
  private static final String OURS = "\"Settings\":{\"recursive\":true,\"dryRun\":false},";
  private static final String WHOLE =
      "{\"bucket\":\"b\",\"object\":\"o\",\"before\":" + OK + ",\"after\":" + OK + "}";
  private static final String HEALED =
      "{\"bucket\":\"b\",\"object\":\"o\",\"before\":" + MISSING + ",\"after\":" + OK + "}";
  private static final String BROKEN =
      "{\"bucket\":\"b\",\"object\":\"x\",\"before\":" + MISSING + ",\"after\":" + MISSING + "}";

  private static final String READS =
      "\"Settings\":{\"recursive\":true,\"dryRun\":false,\"scanMode\":2},";
  private static final String HALF =
      "{\"drives\":[{\"state\":\"ok\",\"endpoint\":\"http://minio-1/drive\"},"
          + "{\"state\":\"unknown (CRC mismatch)\",\"endpoint\":\"http://minio-2/drive\"}]}";
  private static final String LEFT =
      "{\"bucket\":\"b\",\"object\":\"y\",\"before\":" + HALF + ",\"after\":" + HALF + "}";
  private static final String UNREAD =
      "{\"bucket\":\"b\",\"object\":\"z\",\"detail\":\"insufficient\",\"before\":"
          + OK
          + ",\"after\":"
          + OK
          + "}";

  private final FakeStore store = new FakeStore();
  private final List<String> notes = new ArrayList<>();

  @AfterEach
  void leave() {
    Watched.leave();
  }

  private static void toItsEnd(Heal heal) throws Exception {
    heal.untilNothingIsLeft();
    heal.requireUndamaged();
  }

  private static void toItsEnd(HealRun heal) throws Exception {
    heal.toItsEnd(Duration.ofMinutes(1), Duration.ofMillis(1), item -> {});
  }

  @Test
  void itIsAskedToItsEndAndWhatIsNotWholeIsNamed() throws Exception {
    says("{\"clientToken\":\"t:0\"}");
    says("{" + OURS + "\"Summary\":\"running\",\"Items\":[" + WHOLE + "]}");
    says("{" + OURS + "\"Summary\":\"finished\",\"Items\":[" + WHOLE + "," + BROKEN + "]}");
    Watched.enter(new Notes());
    Heal heal = new Heal(new AdminApi(store), false);
    toItsEnd(heal);
    assertThat(heal.left()).isEqualTo(new Unhealed(1, "b/x"));
    assertThat(store.calls)
        .containsExactly(
            "POST /minio/admin/v3/heal/",
            "POST /minio/admin/v3/heal/?clientToken=t%3A0",
            "POST /minio/admin/v3/heal/?clientToken=t%3A0");
    assertThat(notes).contains("MinIO looked at 3 items; not whole afterwards: 1, such as [b/x]");
  }

  @Test
  void afterOneThatMadeSomethingWholeComesAnother() throws Exception {
    says("{\"clientToken\":\"t:0\"}");
    says("{" + OURS + "\"Summary\":\"finished\",\"Items\":[" + HEALED + "]}");
    says("{\"clientToken\":\"t:1\"}");
    says("{" + OURS + "\"Summary\":\"finished\",\"Items\":[" + WHOLE + "]}");
    new Heal(new AdminApi(store), false).untilNothingIsLeft();
    assertThat(store.calls).hasSize(4);
  }

  @Test
  void oneThatStoppedHasFailed() {
    says("{\"clientToken\":\"t:0\"}");
    says("{" + OURS + "\"Summary\":\"stopped\",\"Detail\":\"heal stop signaled\"}");
    assertThatThrownBy(() -> new Heal(new AdminApi(store), false).untilNothingIsLeft())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the heal stopped: heal stop signaled");
  }

  /** As it answers for one that it has forgotten: after a restart, say. */
  @Test
  void oneThatMinioDoesNotKnowAnyMoreIsNotTakenForFinished() {
    says("{\"clientToken\":\"t:0\"}");
    says("{\"Summary\":\"finished\",\"Settings\":{\"recursive\":false}}");
    assertThatThrownBy(() -> new Heal(new AdminApi(store), false).once())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("MinIO does not know the heal any more");
  }

  @Test
  void oneThatRunsAndHasNothingToTellIsAskedForAgain() throws Exception {
    says("{\"Code\":\"XMinioHealAlreadyRunning\",\"Message\":\"of an earlier attempt\"}");
    says("{\"clientToken\":\"t:0\"}");
    says("{" + OURS + "\"Summary\":\"finished\"}");
    new Heal(new AdminApi(store), false).once();
    assertThat(store.calls).hasSize(3);
  }

  /** A look at the erasure sets is a dry heal of a part, and takes seconds. */
  @Test
  void whatIsOverInAMomentIsWaitedForBeforeAHeal() throws Exception {
    says("{\"Code\":\"XMinioHealOverlappingPaths\",\"Message\":\"canaries\"}");
    says("{\"clientToken\":\"t:0\"}");
    says("{" + OURS + "\"Summary\":\"finished\"}");
    new Heal(new AdminApi(store), false).once();
    assertThat(store.calls).hasSize(3);
  }

  @Test
  void aHealOfAPartByOthersThatGoesOnIsLeftAlone() {
    says("{\"Code\":\"XMinioHealOverlappingPaths\",\"Message\":\"photos\"}");
    HealRun impatient =
        new HealRun(new AdminApi(store), HealOrder.everything(false), Duration.ZERO);
    assertThatThrownBy(() -> toItsEnd(impatient))
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("somebody's heal runs that has to do with it")
        .hasMessageContaining("photos");
    assertThat(store.calls).hasSize(1);
  }

  @Test
  void aLookDoesNotWaitForAHeal() {
    says("{\"Code\":\"XMinioHealOverlappingPaths\",\"Message\":\"all\"}");
    HealRun look = new HealRun(new AdminApi(store), HealOrder.look("canaries", "canary"));
    assertThatThrownBy(() -> toItsEnd(look)).isInstanceOf(NotPossible.class);
    assertThat(store.calls).hasSize(1);
  }

  @Test
  void aDryRunOfOthersIsNotTakenForAHeal() {
    says("{\"clientToken\":\"theirs\"}");
    says("{\"Summary\":\"running\",\"Settings\":{\"dryRun\":true}}");
    assertThatThrownBy(() -> new Heal(new AdminApi(store), false).untilNothingIsLeft())
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("only tells what it would do");
  }

  @Test
  void aHealThatReadsNoPartsIsNotTakenForOneThatDoes() {
    says("{\"clientToken\":\"theirs\"}");
    says("{" + OURS + "\"Summary\":\"running\"}");
    assertThatThrownBy(() -> new Heal(new AdminApi(store), true).untilNothingIsLeft())
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("does not read the parts");
  }

  @Test
  void damagedCopiesThatMinioLeavesAreNamedWithTheirDrives() {
    says("{\"clientToken\":\"t:0\"}");
    says("{" + READS + "\"Summary\":\"finished\",\"Items\":[" + WHOLE + "," + LEFT + "]}");
    Heal heal = new Heal(new AdminApi(store), true);
    assertThatThrownBy(() -> toItsEnd(heal))
        .isInstanceOf(NotPossible.class)
        .hasMessageStartingWith("damaged copies that MinIO does not heal")
        .hasMessageEndingWith("1, such as [b/y on http://minio-2/drive]");
  }

  /** MinIO was seen to say {@code ok} of all four drives of an object that it could not read. */
  @Test
  void anObjectThatMinioCannotReadIsNotWholeWhateverItSaysOfItsDrives() {
    says("{\"clientToken\":\"t:0\"}");
    says("{" + OURS + "\"Summary\":\"finished\",\"Items\":[" + UNREAD + "]}");
    Heal heal = new Heal(new AdminApi(store), false);
    assertThatThrownBy(() -> toItsEnd(heal)).hasMessageEndingWith("1, such as [b/z: insufficient]");
  }

  @Test
  void drivesThatMinioFillsAreWaitedFor() throws Exception {
    says("{\"servers\":[{\"drives\":[{\"state\":\"unformatted\"},{\"state\":\"ok\"}]}]}");
    says("{\"servers\":[{\"drives\":[{\"state\":\"ok\",\"healing\":true},{\"state\":\"ok\"}]}]}");
    says("{\"servers\":[{\"drives\":[{\"state\":\"ok\"},{\"state\":\"ok\"}]}]}");
    new Heal(new AdminApi(store), false).untilEveryDriveIsFilled();
    assertThat(store.calls).hasSize(3);
  }

  private void says(String body) {
    store.replies.add(new Reply(200, body));
  }

  private final class Notes implements Witness {

    @Override
    public Exchange asked(String where, List<String> what, String input) {
      return Exchange.UNSEEN;
    }

    @Override
    public void notes(String words) {
      notes.add(words);
    }
  }
}
