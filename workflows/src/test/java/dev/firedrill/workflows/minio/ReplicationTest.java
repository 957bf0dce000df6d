package dev.firedrill.workflows.minio;

import static dev.firedrill.workflows.minio.Sides.RULE;
import static dev.firedrill.workflows.minio.Sides.by;
import static dev.firedrill.workflows.minio.Sides.copy;
import static dev.firedrill.workflows.minio.Sides.dead;
import static dev.firedrill.workflows.minio.Sides.deadCopy;
import static dev.firedrill.workflows.minio.Sides.lives;
import static dev.firedrill.workflows.minio.Sides.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When a bucket's replication can carry its objects over, and when its target serves. */
class ReplicationTest {

  @Test
  void aRuleThatLeadsToTheTargetIsUsed() {
    assertThat(objections(by(RULE))).isEmpty();
    assertThat(new Replication(by(RULE)).rule())
        .containsExactly("the rule copy, enabled, to copy-1.example.org:9000/albums-copy");
  }

  @Test
  void aSourceThatIsNotWholeComesFirst() {
    SideView hurt =
        new SideView("albums", List.of(lives("minio-1"), dead("minio-2")), 503, "", true);
    assertThat(objections(Sides.of(hurt, copy(), RULE)))
        .containsExactly(
            "the source's minio-2 does not live: refuses connections",
            "the source's health is 503",
            "bring the source back first: minio-read-only");
  }

  @Test
  void withoutARuleNothingIsReplicated() {
    assertThat(objections(by())).containsExactly("no rule replicates the bucket albums");
    SidesView mute = new SidesView(source(), copy(), List.of(), "AccessDenied", List.of());
    assertThat(objections(mute))
        .containsExactly("the source does not tell the rules of albums: AccessDenied");
  }

  @Test
  void aRuleThatLeadsElsewhereIsNotUsed() {
    Route elsewhere = new Route("old", "arn:2", "elsewhere:9000/albums", true, true, true);
    assertThat(objections(by(elsewhere)))
        .containsExactly(
            "no rule leads to the target of the target's file,"
                + " copy-1.example.org:9000/albums-copy; there are: old, enabled, to"
                + " elsewhere:9000/albums");
    assertThat(objections(by(elsewhere, RULE))).isEmpty();
  }

  @Test
  void aRuleThatWouldNotBringTheWholeBucketIsNotUsed() {
    assertThat(objections(by(new Route("copy", "arn:1", Sides.ADDRESS, false, false, false))))
        .containsExactly(
            "the rule copy is disabled",
            "the rule copy is for a part of the bucket only",
            "the rule copy does not replicate existing objects, so none is sent again");
    assertThat(objections(by(RULE, RULE)))
        .containsExactly("more than one rule leads to the target: none is for the whole bucket");
  }

  @Test
  void aBucketThatKeepsNoVersionsIsNotReplicated() {
    SideView source = new SideView("albums", source().nodes(), 200, "", false);
    SideView copy = new SideView("albums-copy", copy().nodes(), 200, "", false);
    assertThat(objections(Sides.of(source, copy(), RULE)))
        .contains("the source's bucket albums keeps no versions: replication needs them");
    assertThat(objections(Sides.of(source(), copy, RULE)))
        .containsExactly(
            "the target's bucket albums-copy keeps no versions: replication needs them");
  }

  @Test
  void whoCannotAskTheTargetRefuses() {
    SideView copy = new SideView("albums-copy", copy().nodes(), 200, "NoSuchBucket", false);
    assertThat(objections(Sides.of(source(), copy, RULE)))
        .containsExactly("the target's bucket albums-copy: NoSuchBucket");
  }

  @Test
  void deadNodesOfTheTargetAreStartedAndNoReasonNotTo() {
    Replication down = new Replication(Sides.of(source(), deadCopy(), RULE));
    assertThat(down.objections()).isEmpty();
    assertThat(down.nodes()).containsExactly("copy-1");
    assertThat(down.declaredFacts()).contains("started: copy-1").hasSize(2);
  }

  @Test
  void aHostThatIsNotReachedIsNotStarted() {
    SideView.Node lost = new SideView.Node("copy-1", "no answer", "no route to host");
    SideView copy = new SideView("albums-copy", List.of(lost), 0, "no node answers", false);
    assertThat(objections(Sides.of(source(), copy, RULE)))
        .containsExactly(
            "the host of copy-1 cannot be reached, so it is not started: no route to host");
  }

  @Test
  void aTargetServesWhenItsNodesLiveAndItsBucketKeepsVersions() {
    assertThat(new Replication(by(RULE)).objectionsToServing()).isEmpty();
    assertThat(new Replication(Sides.of(source(), deadCopy(), RULE)).objectionsToServing())
        .containsExactly(
            "the target's copy-1 does not live: refuses connections",
            "the target's health is 0",
            "the target's bucket albums-copy: no node answers");
  }

  @Test
  void whatMovesWhilePeopleThinkStopsTheRun() {
    Replication down = new Replication(Sides.of(source(), deadCopy(), RULE));
    assertThat(down.reasonsToStop(down.sides())).isEmpty();
    assertThat(down.reasonsToStop(by(RULE)))
        .containsExactly("not so any more since it was asked: started: copy-1");
    assertThat(down.reasonsToStopBeforeResync(by(RULE))).isEmpty();
    assertThat(down.reasonsToStopBeforeResync(down.sides())).hasSize(3);
    assertThat(
            down.reasonsToStopBeforeResync(
                by(new Route("new", "arn:3", Sides.ADDRESS, true, true, true))))
        .singleElement()
        .asString()
        .startsWith("changed since the question was asked: the rule new");
  }

  @Test
  void whatPeopleSeeIsOneLineForEachThing() {
    assertThat(Sides.of(source(), deadCopy(), RULE).asTable().rows())
        .contains(
            List.of("source minio-1", "lives"),
            List.of("target copy-1", "refuses connections"),
            List.of("health of the target", "0"),
            List.of("rule", "copy, enabled, to copy-1.example.org:9000/albums-copy"));
  }

  private static List<String> objections(SidesView sides) {
    return new Replication(sides).objections();
  }
}
