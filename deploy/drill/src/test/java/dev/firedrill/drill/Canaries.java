package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.firedrill.drill.desk.Visit;
import dev.firedrill.lab.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets of a stage, followed through its runs: the SSH key that every command is given with,
 * the passwords of the database's roles, and what people typed. Two lines of the key are also laid
 * where a run's looks bring them back over the wire: as a value in etcd, and as the working folder
 * of a process on the members' host.
 */
final class Canaries implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Pattern KEY = Pattern.compile("key: file:(\\S+)");
  private static final Pattern ETCD = Pattern.compile("etcd: \\[\"([^\"]+)\"");
  private static final Pattern SCOPE = Pattern.compile("(?m)^  scope: (\\S+)\n  namespace: (\\S+)");

  private final Stage stage;
  private final Traces traces;
  private final Process worker;
  private final Set<String> followed = new HashSet<>();

  private Canaries(Stage stage, Traces traces, Process worker) {
    this.stage = stage;
    this.traces = traces;
    this.worker = worker;
  }

  static Canaries plant(Stage stage) {
    try {
      String target = Files.readString(stage.lab().targetFile());
      List<String> key = Files.readAllLines(Path.of(find(KEY, target).group(1)));
      Path folder = Files.createTempDirectory("canary-").resolve(key.get(1));
      Process worker =
          new ProcessBuilder("sleep", "infinity")
              .directory(Files.createDirectory(folder).toFile())
              .start();
      Traces traces = Traces.of(stage.data(), stage.lab().targetFile()).addOfDatabase();
      stage.passwords().forEach((person, typed) -> traces.add("the password of " + person, typed));
      Canaries canaries = new Canaries(stage, traces, worker);
      canaries.layIntoEtcd(target, key.get(2));
      return canaries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Matcher find(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(pattern.pattern()).isTrue();
    return found;
  }

  private void layIntoEtcd(String target, String value) throws IOException {
    Matcher scope = find(SCOPE, target);
    String key = "/" + scope.group(2).replaceAll("^/", "") + "/" + scope.group(1) + "/canary";
    String body = "{\"key\":\"%s\",\"value\":\"%s\"}".formatted(encoded(key), encoded(value));
    URI put = URI.create(find(ETCD, target).group(1) + "/v3/kv/put");
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(
              http.send(
                      HttpRequest.newBuilder(put).POST(BodyPublishers.ofString(body)).build(),
                      BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Lets this screen keep all that its run's stream sends from now on. */
  static void listen(Page page, String run) {
    page.evaluate(
        "run => { window.heard = ''; const all = new EventSource(`/runs/${run}/events`);"
            + " for (const name of ['run', 'log', 'changed'])"
            + " all.addEventListener(name, (event) => { window.heard += event.data; }); }",
        run);
  }

  /** Whether a look at the member's host has brought its canary back, by this run's log. */
  boolean cameBackFromTheHost(String run) {
    return cameBack(run, "canary-");
  }

  /** Whether a look at etcd has brought its canary back, by this run's log. */
  boolean cameBackFromEtcd(String run) {
    return cameBack(run, "\"kvs\"");
  }

  /** The log is written behind the run, which does not wait for it. */
  private boolean cameBack(String run, String beside) {
    Await.until(
        beside + " in the log of " + run,
        LONGEST,
        () ->
            stage.house().linesThatHold(run, "(secret)").stream()
                .anyMatch(line -> line.contains(beside)));
    return true;
  }

  /** Which secrets were in the stream that this screen kept, once steps and log are in it. */
  List<String> heard(Page page) {
    Await.until(
        "the run's steps and its log on the stream",
        LONGEST,
        () -> kept(page).contains("run-steps") && kept(page).contains("id=\"run-log\""));
    return heard(kept(page));
  }

  private static String kept(Page page) {
    return String.valueOf(page.evaluate("window.heard"));
  }

  /** Which secrets are in this, which a run's stream has sent. */
  List<String> heard(String text) {
    return traces.in("the stream", text);
  }

  /**
   * Where a secret was found, of all the places that the stage's runs have reached; a run's pages
   * are read and its stream is heard once, by this visitor.
   */
  List<String> found(Visit visit) throws IOException {
    List<String> found = new ArrayList<>(traces.found(stage.house(), visit::page));
    for (String run : stage.house().runs()) {
      if (followed.add(run)) {
        try (Heard heard = Heard.of(visit, run)) {
          found.addAll(heard(heard.text()));
        }
      }
    }
    return found;
  }

  @Override
  public void close() {
    traces.close();
    worker.destroyForcibly();
  }
}
