package dev.firedrill.activities.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.kafka.Listener;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.workflows.procedure.NotPossible;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is removed to make room on a broker's host, and what never is; the shell is a fake. */
class BrokerRoomTest {

  private static final String BALLAST = "/srv/ballast";

  private final List<String> removed = new ArrayList<>();

  @Test
  void aPlainFileOfTheListIsRemoved() throws Unreachable {
    room(new Result(0, "1048576 regular file\n", "")).remove(List.of(BALLAST));
    assertThat(removed).containsExactly("[sudo, -n, /usr/bin/rm, --, /srv/ballast]");
  }

  @Test
  void whatIsGoneIsDone() throws Unreachable {
    room(new Result(1, "", "stat: cannot stat: No such file")).remove(List.of(BALLAST));
    assertThat(removed).isEmpty();
  }

  @Test
  void aLinkOrADirectoryIsNeverRemoved() throws Unreachable {
    for (String kind : List.of("symbolic link", "directory", "block special file")) {
      BrokerRoom room = room(new Result(0, "4096 " + kind + "\n", ""));
      assertThat(room.look().expendable().getFirst().trouble()).isEqualTo("no plain file: " + kind);
      room.remove(List.of(BALLAST));
    }
    assertThat(removed).isEmpty();
  }

  @Test
  void whatTheTargetsFileDoesNotListIsRefused() {
    BrokerRoom room = room(new Result(0, "1048576 regular file\n", ""));
    assertThatThrownBy(() -> room.remove(List.of("/srv/kafka/orders-0/00000000.log")))
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("is not expendable");
    assertThat(removed).isEmpty();
  }

  @Test
  void anEndThatNobodySawIsNoMissingFile() {
    BrokerRoom room = room(new Result(Result.UNKNOWN, "", ""));
    assertThatThrownBy(room::look).hasMessageContaining("no exit status");
    assertThatThrownBy(() -> room.remove(List.of(BALLAST))).hasMessageContaining("no exit status");
  }

  @Test
  void whatIsNoFileSystemIsNotTakenForOne() {
    assertThat(Room.parse(" Avail 1B-blocks Filesystem Mounted on\n 7 64 /dev/sdb1 /srv\n"))
        .isEqualTo(new Room(7, 64, "/dev/sdb1 at /srv"));
    assertThatThrownBy(() -> Room.parse("")).hasMessageContaining("no file system");
    assertThatThrownBy(() -> Room.parse("Avail\n- - tmpfs /srv"))
        .hasMessageContaining("no file system");
  }

  private BrokerRoom room(Result described) {
    Shell shell =
        (host, argv, stdin, within) -> {
          if (argv.contains("/usr/bin/rm")) {
            removed.add(argv.toString());
          }
          return argv.contains("/usr/bin/stat")
              ? described
              : new Result(0, "Avail Size Filesystem Mounted\n7 64 /dev/sdb1 /srv\n", "");
        };
    return new BrokerRoom(shell, broker());
  }

  private static BrokerSettings broker() {
    return new BrokerSettings(
        "kafka-1",
        1,
        new Listener("127.0.0.1", 9092),
        new SshHost("kafka", "127.0.0.1", 22),
        Path.of("/etc/kafka/server.properties"),
        List.of(Path.of("/srv/kafka")),
        List.of("start-kafka"),
        List.of(),
        List.of("stop-kafka"),
        List.of(Path.of(BALLAST)),
        null);
  }
}
