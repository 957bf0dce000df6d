package dev.firedrill.activities.backup;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.workflows.backup.ArchiveActivities;
import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.backup.Comparison;
import dev.firedrill.workflows.backup.Twin;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.Activity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks at a leader's archive, and takes segments out of its archiver's way; never deletes. */
@Component
final class ArchiveHands implements ArchiveActivities {

  private final Targets targets;
  private final Shells shells;
  private final Map<TargetName, Map<String, ArchiveSettings>> members = new HashMap<>();

  ArchiveHands(Targets targets, Shells shells) {
    this.targets = targets;
    this.shells = shells;
    targets.all().stream()
        .filter(target -> target.system().equals("patroni"))
        .forEach(target -> members.put(target.name(), ArchiveSettings.ofMembers(target)));
  }

  @Override
  public ArchiverView observe(TargetName cluster, String leader) {
    return host(cluster, leader).look();
  }

  @Override
  public Comparison compare(TargetName cluster, String leader) {
    ArchiveHost host = host(cluster, leader);
    ArchiverView archiver = host.look();
    List<String> waiting = archiver.waiting().stream().filter(Twin::isSegment).toList();
    Map<String, String> there = host.stored(waiting, archiver.current());
    List<String> inBoth = waiting.stream().filter(there::containsKey).toList();
    Map<String, String> here = host.checksums(inBoth);
    List<Twin> twins = new ArrayList<>();
    for (String segment : inBoth) {
      String local = here.get(segment);
      String stored = there.get(segment);
      if (local == null || stored == null) {
        throw new IllegalStateException(segment + " waits but cannot be read on the leader");
      }
      twins.add(new Twin(segment, local, stored));
    }
    return new Comparison(
        twins, ahead(there, archiver.current()), settings(cluster, leader).aside(run()).toString());
  }

  private static List<String> ahead(Map<String, String> there, String current) {
    String timeline = current.substring(0, 8);
    return there.keySet().stream()
        .filter(segment -> segment.startsWith(timeline) && segment.compareTo(current) >= 0)
        .toList();
  }

  @Override
  public void setAside(TargetName cluster, String leader, List<Twin> segments) {
    ArchiveHost host = host(cluster, leader);
    List<Twin> missing = notCopied(host, segments);
    requireAsCompared(host, missing);
    missing.forEach(twin -> {
      Effect.requireStillMine();
      host.copyAside(twin.segment(), run());
    });
    if (!notCopied(host, segments).isEmpty()) {
      throw new IllegalStateException("a copy differs from what was compared");
    }
  }

  @Override
  public void letPass(TargetName cluster, String leader, List<Twin> segments) {
    ArchiveHost host = host(cluster, leader);
    List<Twin> waiting = stillWaiting(host, segments);
    List<Twin> bare = notCopied(host, waiting);
    if (!bare.isEmpty()) {
      throw new NotPossible(
          bare.getFirst().segment() + " was not set aside: there is no such copy");
    }
    requireAsCompared(host, waiting);
    waiting.forEach(twin -> {
      Effect.requireStillMine();
      host.markArchived(twin.segment());
    });
    List<Twin> left = stillWaiting(host, segments);
    if (!left.isEmpty()) {
      throw new IllegalStateException("still waiting: " + left.getFirst().segment());
    }
    Effect.requireStillMine();
    host.switchSegment();
  }

  private static List<Twin> stillWaiting(ArchiveHost host, List<Twin> segments) {
    List<String> waiting = host.look().waiting();
    return segments.stream().filter(twin -> waiting.contains(twin.segment())).toList();
  }

  private static void requireAsCompared(ArchiveHost host, List<Twin> segments) {
    Map<String, String> here = host.checksums(segments.stream().map(Twin::segment).toList());
    for (Twin twin : segments) {
      if (!isIn(here, twin)) {
        throw new NotPossible(
            twin.segment() + " on the leader is not what was compared: compare again");
      }
    }
  }

  private static List<Twin> notCopied(ArchiveHost host, List<Twin> segments) {
    Map<String, String> copies = host.copies(run(), segments);
    return segments.stream().filter(twin -> !isIn(copies, twin)).toList();
  }

  private static boolean isIn(Map<String, String> sums, Twin twin) {
    return twin.here().equals(sums.get(twin.segment()));
  }

  private ArchiveSettings settings(TargetName cluster, String leader) {
    ArchiveSettings settings = members.getOrDefault(cluster, Map.of()).get(leader);
    if (settings == null) {
      throw new NotPossible("no archive is known for " + leader + " in " + cluster);
    }
    return settings;
  }

  private ArchiveHost host(TargetName cluster, String leader) {
    Target target = targets.require(cluster);
    return new ArchiveHost(shells.with(target.ssh()), settings(cluster, leader));
  }

  private static String run() {
    return Activity.getExecutionContext().getInfo().getWorkflowId();
  }
}
