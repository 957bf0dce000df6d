package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedIT {

  @TempDir Path temporary;

  @Test
  void whatIsKilledComesBackAndWhatIsClosedStaysAway() {
    Sleeper sleeper = new Sleeper(List.of("sleep", "600"));
    Supervised supervised = new Supervised(sleeper);
    supervised.start();
    Process first = running(supervised);
    Grounds.kill(first);
    Grounds.await(
        "another process runs", () -> !running(supervised).equals(first) && sleeper.ups.get() == 2);
    Grounds.await("it is called up", () -> supervised.state() == Supervised.State.UP);
    supervised.close();
    assertThat(running(supervised).toHandle().isAlive()).isFalse();
    assertThat(supervised.state()).isEqualTo(Supervised.State.CLOSED);
    assertThat(sleeper.launches).hasValue(2);
  }

  @Test
  void whatEndsAtOnceDoesNotStart() {
    Supervised supervised = new Supervised(new Sleeper(List.of("false")));
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(supervised::start)
        .withMessageContaining("does not come up");
  }

  @Test
  void aCrashLoopIsSlowedDownAndReportedAsDown() {
    Sleeper sleeper = new Sleeper(List.of("sleep", "600"));
    Supervised supervised = new Supervised(sleeper);
    supervised.start();
    sleeper.command = List.of("false");
    Grounds.kill(running(supervised));
    Grounds.await("five launches", () -> sleeper.launches.get() >= 5);
    assertThat(supervised.state()).isEqualTo(Supervised.State.DOWN);
    sleeper.command = List.of("sleep", "600");
    Grounds.await("it is up again", () -> supervised.state() == Supervised.State.UP);
    supervised.close();
  }

  @Test
  void aLeftoverIsKnownByItsFolder() throws IOException {
    Path pidFile = temporary.resolve("sleeper.pid");
    Process left = Launch.of(List.of("tail", "-f", log().toString()), pidFile, log(), temporary);
    Grounds.await("it wrote its id", () -> Leftover.find(pidFile, temporary).isPresent());
    assertThat(Leftover.find(pidFile, Path.of("/somewhere/else"))).isEmpty();
    Leftover.end(new Sleeper(List.of()), pidFile, temporary);
    assertThat(left.toHandle().isAlive()).isFalse();
    assertThat(Leftover.find(pidFile, temporary)).isEmpty();
  }

  private static Process running(Supervised supervised) {
    Process process = supervised.process();
    assertThat(process).isNotNull();
    return process;
  }

  private Path log() {
    return temporary.resolve("log");
  }

  /** A part that is up as soon as its process runs. */
  private final class Sleeper implements Part {

    private final AtomicInteger launches = new AtomicInteger();
    private final AtomicInteger ups = new AtomicInteger();
    private volatile List<String> command;

    Sleeper(List<String> command) {
      this.command = command;
    }

    @Override
    public String name() {
      return "sleeper";
    }

    @Override
    public Path log() {
      return SupervisedIT.this.log();
    }

    @Override
    public Process launch() throws IOException {
      launches.incrementAndGet();
      return Launch.of(command, temporary.resolve("pid"), log(), temporary);
    }

    @Override
    public boolean answers() {
      return command.contains("600");
    }

    @Override
    public void askToEnd(ProcessHandle process) {
      process.destroy();
    }

    @Override
    public void up() {
      ups.incrementAndGet();
    }
  }
}
