package dev.firedrill.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The program that makes requests up from a description.
 *
 * @param reports the folder of what it is given and of what it tells
 * @param description the description, an OpenAPI document
 * @param address where it sends to
 */
record Schemathesis(Path reports, Path description, URI address) {

  private static final String VERSION = "4.32.5";
  private static final int SECONDS_EACH = 15;

  private static final List<String> CHECKS =
      List.of(
          "not_a_server_error",
          "status_code_conformance",
          "content_type_conformance",
          "response_headers_conformance",
          "response_schema_conformance",
          "negative_data_rejection",
          "unsupported_method",
          "ignored_auth");

  /** How it tells that it sent requests which earlier answers had led to. */
  private static final Pattern SCENARIOS = Pattern.compile("Scenarios: +[1-9]");

  /** What was sent, and whether answers led to further requests. */
  record Sent(List<Exchange> exchanges, boolean led) {}

  /** Sends for some seconds, and fails with what it found. */
  Sent sendAs(String role, String token, String configuration, int seed) throws Exception {
    Path said = reports.resolve(role + ".txt");
    Path har = reports.resolve(role + ".har");
    Path file = Files.writeString(reports.resolve(role + ".toml"), configuration);
    Process process =
        new ProcessBuilder(command(file, token, har, seed))
            .directory(reports.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = process.waitFor(10, TimeUnit.MINUTES);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    assertThat(ended).as("Schemathesis as %s ended in time; see %s", role, said).isTrue();
    String words = Files.readString(said);
    assertThat(process.exitValue()).as("%s", words).isZero();
    return new Sent(Exchange.allOf(har), SCENARIOS.matcher(words).find());
  }

  private List<String> command(Path configuration, String token, Path har, int seed) {
    List<String> command = new ArrayList<>();
    command.add(program().toString());
    command.addAll(List.of("--config-file", configuration.toString()));
    command.addAll(List.of("run", description.toString(), "--url", address.toString()));
    command.addAll(List.of("--checks", String.join(",", CHECKS)));
    command.addAll(List.of("--max-time", String.valueOf(SECONDS_EACH)));
    command.addAll(List.of("--seed", String.valueOf(seed)));
    command.addAll(List.of("--generation-database", "none", "--no-color"));
    command.addAll(List.of("--request-timeout", "60", "--continue-on-failure"));
    command.addAll(List.of("--report", "har", "--report-har-path", har.toString()));
    if (!token.isEmpty()) {
      command.addAll(List.of("-H", "Authorization: Bearer " + token));
      // Streams without an end: what is wrong with a request for one is in another test.
      command.addAll(List.of("--exclude-operation-id", "watchEverything"));
      command.addAll(List.of("--exclude-operation-id", "watchRun"));
    }
    return command;
  }

  /** Where {@code ./firedrill verify} installs it. */
  private static Path program() {
    Path cache =
        environment("FIREDRILL_CACHE")
            .or(() -> environment("XDG_CACHE_HOME").map(home -> home.resolve("firedrill")))
            .orElse(Path.of(System.getProperty("user.home"), ".cache", "firedrill"));
    Path program = cache.resolve("schemathesis-" + VERSION).resolve("bin/schemathesis");
    assertThat(program)
        .as("Schemathesis %s, which './firedrill verify' installs", VERSION)
        .isExecutable();
    return program;
  }

  private static Optional<Path> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty()).map(Path::of);
  }
}
