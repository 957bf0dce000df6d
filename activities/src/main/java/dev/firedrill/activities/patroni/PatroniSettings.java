package dev.firedrill.activities.patroni;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.backup.VerificationSettings;
import dev.firedrill.activities.haproxy.TrafficSettings;
import dev.firedrill.activities.inventory.Section;
import dev.firedrill.workflows.procedure.NotPossible;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A Patroni cluster as its target's file states it.
 *
 * @param scope and {@code namespace} as in patroni.yml: etcd's keys lie below {@code
 *     namespace/scope/}
 */
record PatroniSettings(
    String scope, String namespace, List<URI> etcd, List<MemberSettings> members) {

  PatroniSettings {
    requireNonNull(scope, "scope");
    requireNonNull(namespace, "namespace");
    etcd = List.copyOf(etcd);
    members = List.copyOf(members);
  }

  static PatroniSettings read(Section patroni) {
    List<MemberSettings> members = new ArrayList<>();
    patroni
        .sections("members")
        .forEach((name, each) -> members.add(MemberSettings.read(name, each)));
    patroni.text("stanza"); // read by the backup's own hands
    patroni.optionalSection("verification").ifPresent(VerificationSettings::read);
    patroni.optionalSection("traffic").ifPresent(TrafficSettings::read);
    return new PatroniSettings(
        patroni.text("scope"), patroni.text("namespace"), patroni.uris("etcd"), members);
  }

  /** The prefix of the cluster's keys in etcd. */
  String prefix() {
    String below = namespace.startsWith("/") ? namespace : "/" + namespace;
    return below + "/" + scope + "/";
  }

  MemberSettings member(String name) {
    return members.stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NotPossible(name + " is no member in the target's file"));
  }
}
