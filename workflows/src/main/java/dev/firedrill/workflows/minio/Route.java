package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule that replicates a bucket, and where its remote target leads.
 *
 * @param arn how MinIO names its remote target
 * @param leadsTo host, port and bucket, such as {@code copy-1.example.org:9000/photos}; empty where
 *     the source knows no such target
 * @param whole whether it is for every object of the bucket
 * @param existing whether objects that were there before it are replicated, as a resync needs it
 */
public record Route(
    String rule, String arn, String leadsTo, boolean enabled, boolean whole, boolean existing) {

  public Route {
    requireNonNull(rule, "rule");
    requireNonNull(arn, "arn");
    requireNonNull(leadsTo, "leadsTo");
  }

  /** Why a resync by it would not bring the whole bucket over; empty when it would. */
  List<String> objections() {
    List<String> objections = new ArrayList<>();
    if (!enabled) {
      objections.add("the rule " + rule + " is disabled");
    }
    if (!whole) {
      objections.add("the rule " + rule + " is for a part of the bucket only");
    }
    if (!existing) {
      objections.add(
          "the rule " + rule + " does not replicate existing objects, so none is sent again");
    }
    return objections;
  }

  String inWords() {
    return "%s, %s, to %s"
        .formatted(rule, enabled ? "enabled" : "disabled", leadsTo.isEmpty() ? "nowhere" : leadsTo);
  }
}
