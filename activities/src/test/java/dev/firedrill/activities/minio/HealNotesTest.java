package dev.firedrill.activities.minio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.Attempts;
import dev.firedrill.activities.MemoryNotes;
import dev.firedrill.workflows.minio.Unhealed;
import io.temporal.activity.ActivityInterface;
import io.temporal.testing.TestActivityEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a heal has left is noted for people, and told by the looks that come after. */
class HealNotesTest {

  private final MemoryNotes notes = new MemoryNotes();
  private final TestActivityEnvironment engine = Attempts.engine();

  @AfterEach
  void close() {
    engine.close();
  }

  /** What is done within a verb. */
  @ActivityInterface
  public interface Verbs {
    Unhealed last();

    void note(Unhealed left);
  }

  /** Does that. */
  private final class Hands implements Verbs {

    private final HealNotes heal = new HealNotes(notes);

    @Override
    public Unhealed last() {
      Unhealed last = heal.last();
      return last == null ? new Unhealed(-1, "nothing was noted") : last;
    }

    @Override
    public void note(Unhealed left) {
      heal.note(left);
    }
  }

  @Test
  void whatWasNotedLastIsToldFromThenOn() {
    engine.registerActivitiesImplementations(new Hands());
    Verbs verbs = engine.newActivityStub(Verbs.class);
    assertThat(verbs.last().first()).isEqualTo("nothing was noted");
    verbs.note(new Unhealed(2, "b/x, b/y"));
    verbs.note(new Unhealed(1, "b/x"));
    assertThat(verbs.last()).isEqualTo(new Unhealed(1, "b/x"));
    verbs.note(new Unhealed(0, "", "minio-2: /c"));
    assertThat(verbs.last()).isEqualTo(new Unhealed(0, "", "minio-2: /c"));
    verbs.note(new Unhealed(0, ""));
    assertThat(verbs.last().count()).isZero();
    String words = "MinIO has healed all that it can. Objects that lack copies which no heal makes";
    assertThat(notes.words()).contains(words + ": 1, such as b/x").endsWith(words + ": none");
  }
}
