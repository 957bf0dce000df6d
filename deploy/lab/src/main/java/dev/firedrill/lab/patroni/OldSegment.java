package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The oldest segment that a leader still has, and has archived. */
final class OldSegment {

  private static final String DONE = ".done";

  private final PatroniView view;
  private final String leader;
  private final Path wal;
  private final Path status;

  OldSegment(PatroniPlan plan, PatroniView view, String leader) {
    this.view = view;
    this.leader = leader;
    this.wal = plan.data(leader).resolve("pg_wal");
    this.status = wal.resolve("archive_status");
  }

  /** Has it archived once more, and returns its name: it was archived last then. */
  String archiveAgain() {
    String segment = name();
    try {
      Files.move(status.resolve(segment + DONE), status.resolve(segment + ".ready"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    view.tell(leader, "select pg_reload_conf()"); // which wakes the archiver
    Await.until(
        segment + " is archived again",
        Duration.ofMinutes(3),
        () -> Files.exists(status.resolve(segment + DONE)));
    return segment;
  }

  private String name() {
    Set<String> here = names(wal).collect(Collectors.toSet());
    return names(status)
        .filter(name -> name.matches("[0-9A-F]{24}\\.done"))
        .map(name -> name.substring(0, name.length() - DONE.length()))
        .filter(here::contains)
        .min(String::compareTo)
        .orElseThrow(() -> new LabFailure("No segment in " + wal + " was archived"));
  }

  private static Stream<String> names(Path folder) {
    return ArchiverLook.within(folder.toFile()).map(File::getName);
  }
}
