package dev.firedrill.activities.reach.http;

import static java.util.Objects.requireNonNull;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server answered: any status, and the whole body as UTF-8. */
public record Answer(int status, String body) {

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(100).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public Answer {
    requireNonNull(body, "body");
  }

  /** Whether the status says success: 200 to 299. */
  public boolean succeeded() {
    return status >= 200 && status < 300;
  }

  /**
   * The body as JSON.
   *
   * @throws Garbled if it is something else, such as an HTML error page, or nothing
   */
  public JsonNode json() throws Garbled {
    if (body.isBlank()) {
      throw new Garbled("expected JSON, but the answer with status " + status + " is empty");
    }
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new Garbled(status, body, e);
    }
  }
}
