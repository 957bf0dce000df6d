package dev.firedrill.activities.minio;

import dev.firedrill.activities.reach.s3.Listed;
import dev.firedrill.activities.reach.s3.ObjectVersion;
import dev.firedrill.activities.reach.s3.Refused;
import dev.firedrill.activities.reach.s3.ReplicationRule;
import dev.firedrill.activities.reach.s3.Reply;
import dev.firedrill.activities.reach.s3.Store;
import dev.firedrill.activities.reach.s3.VersionPage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store in memory, that says no to what it is told to, and answers calls as it is told. */
final class FakeStore implements Store {

  final Map<String, String> objects = new TreeMap<>();
  final List<String> calls = new ArrayList<>();
  final Deque<Reply> replies = new ArrayDeque<>();
  final List<String> refuses = new ArrayList<>();
  final List<ObjectVersion> versions = new ArrayList<>();
  final List<ReplicationRule> rules = new ArrayList<>();

  /** What becomes of what is written: how a version of it comes to be, and where. */
  Consumer<ObjectVersion> whenWritten = version -> {};

  private void ask(String verb) throws Refused {
    if (refuses.contains(verb)) {
      throw new Refused(503, "SlowDownWrite", "no to " + verb, new IllegalStateException(verb));
    }
  }

  @Override
  public void requireBucket(String bucket) throws Refused {
    ask("bucket");
  }

  @Override
  public void put(String bucket, String key, String text) throws Refused {
    ask("put");
    objects.put(key, text);
    whenWritten.accept(new ObjectVersion(key, "v-" + text, text, text.length(), true, false));
  }

  @Override
  public String get(String bucket, String key) throws Refused {
    ask("get");
    return objects.getOrDefault(key, "");
  }

  @Override
  public void delete(String bucket, String key) throws Refused {
    ask("delete");
    objects.remove(key);
  }

  @Override
  public List<Listed> list(String bucket) throws Refused {
    ask("list");
    return objects.entrySet().stream()
        .map(each -> new Listed(each.getKey(), each.getValue(), each.getValue().length()))
        .toList();
  }

  @Override
  public boolean keepsVersions(String bucket) throws Refused {
    ask("versioning");
    return true;
  }

  /** In pages of two. */
  @Override
  public VersionPage versions(String bucket, String prefix, VersionPage.@Nullable Mark after)
      throws Refused {
    ask("versions");
    List<ObjectVersion> all =
        versions.stream()
            .filter(each -> each.key().startsWith(prefix))
            .sorted(Comparator.comparing(ObjectVersion::key, KeyWalk.ORDER))
            .toList();
    int from = after == null ? 0 : Integer.parseInt(after.version());
    int to = Math.min(from + 2, all.size());
    return new VersionPage(
        all.subList(from, to),
        to == all.size()
            ? null
            : new VersionPage.Mark(all.get(to - 1).key(), Integer.toString(to)));
  }

  @Override
  public void deleteVersion(String bucket, String key, String version) throws Refused {
    ask("deleteVersion");
    versions.removeIf(each -> each.key().equals(key) && each.id().equals(version));
  }

  @Override
  public List<ReplicationRule> replication(String bucket) throws Refused {
    ask("replication");
    return List.copyOf(rules);
  }

  @Override
  public Reply call(String method, String path, String jsonBody) {
    calls.add(method + " " + path);
    return replies.removeFirst();
  }

  @Override
  public void close() {}
}
