package dev.firedrill.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The description of all this, OpenAPI 3.1: the same for every token. */
@RestController
final class OpenApi {

  private static final String FILE = "api/openapi.yaml";

  private final JsonMapper json;
  private byte[] document = {};

  OpenApi(JsonMapper json) {
    this.json = json;
  }

  @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> show(HttpServletRequest request) {
    Query.none(request);
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document());
  }

  /** Read when somebody first asks, so that a start does not wait for it. */
  private synchronized byte[] document() {
    if (document.length == 0) {
      try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        document = json.writeValueAsBytes(read);
      } catch (IOException missing) {
        throw new IllegalStateException(FILE + " is not on the class path", missing);
      }
    }
    return document;
  }
}
