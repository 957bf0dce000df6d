package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secrets that a Firedrill is given, looked for in all that it leaves and shows: the database,
 * the histories, its logs, its pages, and the arguments of every process meanwhile.
 */
final class Traces implements AutoCloseable {

  private static final Pattern REFERENCE = Pattern.compile("file:(\\S+)");

  private final Path data;
  private final Needles needles = new Needles();
  private final Arguments arguments = Arguments.watch();
  private final Set<String> read = new HashSet<>();

  private Traces(Path data) {
    this.data = data;
  }

  /** Of whatever this target's file refers to, by a Firedrill that keeps its own here. */
  static Traces of(Path data, Path targetFile) throws IOException {
    Traces traces = new Traces(data);
    Matcher references = REFERENCE.matcher(Files.readString(targetFile));
    while (references.find()) {
      traces.addFile(Path.of(references.group(1)));
    }
    return traces;
  }

  /** Each line of a key or of a token's file, the frame around a key left aside. */
  private void addFile(Path secret) throws IOException {
    List<String> lines = Files.readAllLines(secret);
    lines.removeIf(line -> line.isBlank() || line.startsWith("-----"));
    assertThat(lines).as(secret.toString()).isNotEmpty();
    for (int line = 0; line < lines.size(); line++) {
      add("line " + (line + 1) + " of " + secret.getFileName(), lines.get(line));
    }
  }

  /** Also looks for this secret. */
  Traces add(String name, String secret) {
    needles.add(name, secret);
    return this;
  }

  /** Also looks for the passwords that it made for its database's roles, once they are there. */
  Traces addOfDatabase() throws IOException {
    for (String line : Files.readAllLines(data.resolve("secrets/database.properties"))) {
      if (line.contains("=")) {
        String[] password = line.split("=", 2);
        add("the database's password of " + password[0], password[1]);
      }
    }
    return this;
  }

  /** Which secrets are in this text. */
  List<String> in(String place, String text) {
    return needles.in(place, text);
  }

  /** As {@link #found}, where there has to be a run to look at. */
  List<String> foundAfterARun(House house, UnaryOperator<String> page) throws IOException {
    List<String> found = found(house, page);
    assertThat(read).as("runs").isNotEmpty();
    return found;
  }

  /**
   * Where a secret is, of all places that the runs have reached; a run's pages and history are read
   * once.
   *
   * @param page what somebody who is signed in is given at a path
   */
  List<String> found(House house, UnaryOperator<String> page) throws IOException {
    List<String> found = new ArrayList<>();
    for (String run : house.runs()) {
      if (read.add(run)) {
        Pages.of(page, run).forEach((path, body) -> found.addAll(needles.in(path, body)));
        found.addAll(inHistory(house, run));
      }
    }
    house.dump().forEach((table, rows) -> found.addAll(needles.in(table, rows)));
    found.addAll(inFiles(data.resolve("logs")));
    assertThat(arguments.looks()).isGreaterThan(20);
    found.addAll(needles.in("the arguments of a process", arguments.all()));
    return found;
  }

  private List<String> inHistory(House house, String run) {
    byte[] history = house.bean(WorkflowClient.class).fetchHistory(run).getHistory().toByteArray();
    assertThat(history.length).isGreaterThan(1_000);
    return needles.in("the history of " + run, history);
  }

  private List<String> inFiles(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.addAll(needles.in(file.toString(), Files.readAllBytes(file)));
      }
    }
    return found;
  }

  @Override
  public void close() {
    arguments.close();
  }
}
