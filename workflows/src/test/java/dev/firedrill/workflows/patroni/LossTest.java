package dev.firedrill.workflows.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A loss is stated in what is known, and says what is not. */
class LossTest {

  private static final Loss LOSS = loss(1000, 400);

  @Test
  void itIsTheWalBetweenTheFurthestPositionKnownAndTheCandidates() {
    assertThat(LOSS.bytes()).isEqualTo(600);
    assertThat(LOSS.inWords())
        .isEqualTo(
            "600 bytes of WAL that are known of (known is 0/3E8, pg-3 received 0/190), acknowledged"
                + " writes among them, and what pg-1 wrote after its last report to etcd, which is"
                + " in no number");
  }

  @Test
  void whatWasSynchronousToTheEndLacksNothingAcknowledged() {
    Loss synchronous = new Loss("pg-2", "pg-1", new Lsn(1000), new Lsn(990), true);
    assertThat(synchronous.inWords())
        .contains("10 bytes of WAL")
        .contains("), none of them acknowledged if pg-2 was synchronous to the end, and what");
  }

  @Test
  void whoAcceptsItTypesTheCandidateAndTheBytes() {
    assertThat(LOSS.phrase()).isEqualTo("promote pg-3 and lose 600 bytes");
  }

  @Test
  void aLargerOneIsNotWhatPeopleAccepted() {
    assertThat(loss(1001, 400).objectionsSince(LOSS))
        .containsExactly(
            "the loss has grown since the question was asked: 601 bytes of WAL, not 600");
    assertThat(loss(1000, 399).objectionsSince(LOSS)).hasSize(1);
  }

  @Test
  void theSameOrASmallerOneIs() {
    assertThat(LOSS.objectionsSince(LOSS)).isEmpty();
    assertThat(loss(1000, 700).objectionsSince(LOSS)).isEmpty();
  }

  @Test
  void whatWasKnownOnceStaysKnownThoughNobodyTellsItAnyMore() {
    assertThat(loss(390, 390).objectionsSince(LOSS))
        .containsExactly(
            "the loss has grown since the question was asked: 610 bytes of WAL, not 600");
  }

  private static Loss loss(long known, long received) {
    return new Loss("pg-3", "pg-1", new Lsn(known), new Lsn(received), false);
  }
}
