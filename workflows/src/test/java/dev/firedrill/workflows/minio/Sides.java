package dev.firedrill.workflows.minio;

import java.util.List;

/** Two sides of a replication, for tests: a source of two nodes, and a target of one. */
final class Sides {

  static final String ADDRESS = "copy-1.example.org:9000/albums-copy";
  static final Route RULE = new Route("copy", "arn:1", ADDRESS, true, true, true);
  static final Unlike NONE = Unlike.none();

  private Sides() {}

  static SideView.Node lives(String name) {
    return new SideView.Node(name, "", "");
  }

  static SideView.Node dead(String name) {
    return new SideView.Node(name, "refuses connections", "");
  }

  static SideView source() {
    return new SideView("albums", List.of(lives("minio-1"), lives("minio-2")), 200, "", true);
  }

  static SideView copy() {
    return new SideView("albums-copy", List.of(lives("copy-1")), 200, "", true);
  }

  /** The target with no node that lives. */
  static SideView deadCopy() {
    return new SideView("albums-copy", List.of(dead("copy-1")), 0, "no node answers", false);
  }

  static SidesView of(SideView source, SideView copy, Route... routes) {
    return new SidesView(source, copy, List.of(routes), "", List.of(ADDRESS));
  }

  /** Both sides well, with this rule. */
  static SidesView by(Route... routes) {
    return of(source(), copy(), routes);
  }

  static Unlike some(String... keys) {
    return new Unlike(keys.length, 1000L * keys.length, List.of(keys));
  }

  static Comparison inLine() {
    return differing(NONE, NONE, NONE, NONE);
  }

  static Comparison missing(String... keys) {
    return differing(some(keys), NONE, NONE, NONE);
  }

  static Comparison differing(Unlike missing, Unlike older, Unlike covered, Unlike extra) {
    return new Comparison(80, missing, older, covered, extra, "", "", "", "", "", false);
  }

  /** In line, with a canary that was not written for this reason, or did not come over. */
  static Comparison canary(String canary, String echo) {
    return new Comparison(80, NONE, NONE, NONE, NONE, "", "", canary, echo, "", false);
  }
}
