package dev.firedrill.web.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that was sent, and what came back.
 *
 * @param problem the type of the problem that came back; empty if none did
 */
record Exchange(String method, String host, String path, int status, String problem) {

  /** All that an archive of HTTP exchanges holds (HAR 1.2), in its order. */
  static List<Exchange> allOf(Path archive) throws IOException {
    List<Exchange> exchanges = new ArrayList<>();
    for (JsonNode entry : json(Files.readString(archive)).at("/log/entries")) {
      exchanges.add(of(entry.get("request"), entry.get("response")));
    }
    return exchanges;
  }

  private static Exchange of(JsonNode request, JsonNode response) {
    String url = request.get("url").stringValue();
    String host = url.replaceAll("^https?://([^/?#]*).*$", "$1");
    String path = url.replaceAll("^https?://[^/?#]*([^?#]*).*$", "$1");
    return new Exchange(
        request.get("method").stringValue(),
        host,
        path,
        response.get("status").intValue(),
        problem(response.get("content")));
  }

  private static String problem(JsonNode content) {
    if (!content.path("mimeType").asString("").startsWith("application/problem+json")) {
      return "";
    }
    return json(content.get("text").stringValue()).get("type").stringValue();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
