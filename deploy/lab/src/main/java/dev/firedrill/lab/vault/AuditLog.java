package dev.firedrill.lab.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Vault itself wrote down of the requests to it; of those that unseal it writes none. */
final class AuditLog {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> READING = Set.of("read", "list", "help");

  private AuditLog() {}

  /** Each as it was sent, {@code GET URL} or {@code PUT URL}. */
  static List<String> requests(Path file) {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream()
              .map(JSON::readTree)
              .filter(line -> line.path("type").asString("").equals("request"))
              .map(AuditLog::request)
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String request(JsonNode line) {
    JsonNode request = line.path("request");
    String method = READING.contains(request.path("operation").asString("")) ? "GET" : "PUT";
    return method + " http://vault/v1/" + request.path("path").asString("");
  }
}
