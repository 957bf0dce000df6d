package dev.firedrill.activities.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.kafka.Listener;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.workflows.kafka.DirectoryView;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of how commands ended on a broker's host; the shell is a fake. */
class BrokerHostTest {

  @Test
  void aFileThatCannotBeReadIsALostDisk() throws Unreachable {
    assertThat(lookWhereReadingEnds(new Result(1, "", "cat: no such file")))
        .singleElement()
        .extracting(DirectoryView::trouble)
        .asString()
        .contains("no such file");
  }

  @Test
  void anEndThatNobodySawIsNoLostDisk() {
    assertThatThrownBy(() -> lookWhereReadingEnds(new Result(Result.UNKNOWN, "", "")))
        .hasMessageContaining("no exit status");
  }

  private static List<DirectoryView> lookWhereReadingEnds(Result reading) throws Unreachable {
    Shell shell =
        (host, argv, stdin, within) ->
            argv.toString().contains("meta.properties") ? reading : new Result(1, "", "");
    return new BrokerHost(shell, broker()).look().directories();
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
        List.of(),
        List.of(),
        null);
  }
}
