package dev.firedrill.web.evidence;

import dev.firedrill.web.layout.NotFound;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The evidence that there is, for people: a list, each bundle, and the key to verify them with. */
@Controller
class EvidenceController {

  /** Later than anything was signed. */
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private final Evidence evidence;
  private final EvidenceStore store;
  private final EvidenceKey key;

  EvidenceController(Evidence evidence, EvidenceStore store, EvidenceKey key) {
    this.evidence = evidence;
    this.store = store;
    this.key = key;
  }

  @GetMapping("/evidence")
  String list(
      @RequestParam(defaultValue = "") String runbook,
      @RequestParam(defaultValue = "") String before,
      Model model) {
    List<Kept> found = store.newest(runbook, moment(before));
    boolean more = found.size() > EvidenceStore.PAGE;
    List<Kept> page = more ? found.subList(0, EvidenceStore.PAGE) : found;
    model.addAttribute("runbook", runbook);
    model.addAttribute("kept", page);
    model.addAttribute("older", more ? page.getLast().signed() : null);
    return "evidence/evidence";
  }

  @GetMapping("/runs/{run}/evidence.zip")
  ResponseEntity<byte[]> bundle(@PathVariable String run) {
    byte[] bundle =
        evidence.of(run).orElseThrow(() -> new NotFound("no evidence of a run '" + run + "'"));
    return attachment(
        "firedrill-" + run + ".zip", MediaType.parseMediaType("application/zip"), bundle);
  }

  @GetMapping("/evidence/key.pem")
  ResponseEntity<byte[]> key() {
    return attachment(
        "firedrill-evidence.pem",
        MediaType.parseMediaType("application/x-pem-file"),
        key.publicPem().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static ResponseEntity<byte[]> attachment(String name, MediaType type, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(bytes);
  }

  private static Instant moment(String text) {
    try {
      return text.isEmpty() ? NEVER : Instant.parse(text);
    } catch (DateTimeParseException notOurs) {
      return NEVER;
    }
  }
}
