package dev.firedrill.drill;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.desk.Operator;
import dev.firedrill.drill.desk.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A Firedrill with somebody who says yes, and who looks for every secret after each drill. */
final class WatchedHouse implements AutoCloseable {

  private final Traces traces;
  private final House house;
  private final Visit visit;

  private WatchedHouse(Traces traces, House house, Visit visit) {
    this.traces = traces;
    this.house = house;
    this.visit = visit;
  }

  /** One that knows this target, with what it keeps in this folder. */
  static WatchedHouse open(Path folder, Path targetFile) throws IOException {
    Path data = Files.createDirectory(folder.resolve("house"));
    Traces traces = Traces.of(data, targetFile);
    Printed printed = Printed.start();
    House house = QuickHashes.house(data, requireNonNull(targetFile.getParent()));
    String oneTime = printed.end().after(Printed.FIRST_SIGN_IN);
    Visit visit = Operator.first(house.address(), oneTime).visit();
    traces.addOfDatabase().add("the first password", oneTime);
    Operator.passwords().forEach(typed -> traces.add("a password", typed));
    return new WatchedHouse(traces, house, visit);
  }

  House house() {
    return house;
  }

  /** The drill's outcome is a proof, and no secret is anywhere afterwards. */
  void proves(Subject drill, Function<Person, Outcome> course) throws IOException {
    try (Listener yes = new Listener(visit)) {
      Outcome outcome = course.apply(yes);
      Rows.add(outcome.row());
      System.out.println(drill + ":" + outcome.inWords());
      assertThat(outcome.isProof()).as(outcome.inWords()).isTrue();
      assertThat(traces.in("the stream", yes.heardOf(outcome.run()))).isEmpty();
      assertThat(traces.foundAfterARun(house, visit::page)).as("secrets").isEmpty();
    }
  }

  @Override
  public void close() {
    traces.close();
    house.close();
  }
}
