package dev.firedrill.activities.minio;

import dev.firedrill.activities.minio.Differences.Bounds;
import dev.firedrill.activities.minio.Differences.Kind;
import dev.firedrill.activities.minio.EchoCanary.Bucket;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.s3.Refused;
import dev.firedrill.workflows.minio.Comparison;

/**
 * The comparison of a bucket with its replication's target, by a walk through both before a canary
 * and one after. What is written while they are walked through may look different in one of the
 * walks; what differs in the same way in both does.
 */
record Comparing(Bucket source, Bucket copy, Bounds bounds) {

  Comparison carryOut() throws Exception {
    try {
      Differences first = differences();
      EchoCanary canary = EchoCanary.of(source, copy);
      String sung = canary.sing();
      String echo = sung.isEmpty() ? heard(canary) : "it was not written";
      String leftover = canary.remove();
      Differences left = first.unlike().isEmpty() ? first : first.stillIn(differences());
      return comparison(left, sung, echo, leftover);
    } catch (Unreachable | Refused e) {
      return Comparison.none(String.valueOf(e.getMessage()));
    }
  }

  /** A side that can't be listed now says so here: the canary is removed all the same. */
  private static String heard(EchoCanary canary) throws Exception {
    try {
      return canary.heard();
    } catch (Unreachable | Refused e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Differences differences() throws Unreachable, Refused {
    return Differences.between(new KeyWalk(source), new KeyWalk(copy), bounds);
  }

  private static Comparison comparison(
      Differences left, String sung, String echo, String leftover) {
    return new Comparison(
        left.objects(),
        left.of(Kind.MISSING),
        left.of(Kind.OLDER),
        left.of(Kind.COVERED),
        left.of(Kind.EXTRA),
        left.upTo(),
        "",
        sung,
        echo,
        leftover,
        !left.upTo().isEmpty());
  }
}
