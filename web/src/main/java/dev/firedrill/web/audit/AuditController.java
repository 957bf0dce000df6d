package dev.firedrill.web.audit;

import dev.firedrill.workflows.procedure.AuditWatch;
import dev.firedrill.workflows.procedure.ChainState;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit: who did what, and how far its chain is known to hold. */
@Controller
class AuditController {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The chain is looked at each second; after this time something keeps the witness from it. */
  private static final Duration LATE = Duration.ofSeconds(15);

  private final AuditPages lines;
  private final AuditWatch watch;

  AuditController(AuditPages lines, AuditWatch watch) {
    this.lines = lines;
    this.watch = watch;
  }

  @ModelAttribute("filter")
  AuditFilter filter(
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String run,
      @RequestParam(defaultValue = "") String target,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String text) {
    return new AuditFilter(person, kind, run, target, from, to, text);
  }

  @GetMapping("/audit")
  String list(
      @ModelAttribute("filter") AuditFilter filter,
      @RequestParam(defaultValue = "") String before,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
      Model model) {
    Place place = Place.of(before);
    List<AuditLine> found = lines.newest(filter, place);
    boolean more = found.size() > AuditPages.PAGE;
    List<AuditLine> page = more ? found.subList(0, AuditPages.PAGE) : found;
    ChainState chain = watch.state();
    model.addAttribute("chain", chain);
    model.addAttribute("late", chain.at().isBefore(Instant.now().minus(LATE)));
    model.addAttribute("kinds", Kind.of(lines.kinds()));
    model.addAttribute("lines", page.stream().map(Shown::of).toList());
    model.addAttribute("newest", place == null);
    model.addAttribute("older", more ? page.getLast().place() : null);
    return part == null ? "audit/audit" : "audit/audit :: list";
  }

  @GetMapping("/audit/lines.csv")
  void csv(@ModelAttribute("filter") AuditFilter filter, HttpServletResponse response)
      throws IOException {
    send(filter, ExportFormat.CSV, response);
  }

  @GetMapping("/audit/lines.jsonl")
  void jsonLines(@ModelAttribute("filter") AuditFilter filter, HttpServletResponse response)
      throws IOException {
    send(filter, ExportFormat.JSON_LINES, response);
  }

  /** A thousand lines at a time; if the database goes away meanwhile, so does the connection. */
  private void send(AuditFilter filter, ExportFormat format, HttpServletResponse response)
      throws IOException {
    String name = "firedrill-audit-%s.%s".formatted(STAMP.format(Instant.now()), format.suffix());
    long last = lines.last();
    List<AuditLine> page = lines.following(filter, Long.MIN_VALUE, last);
    response.setContentType(format.type() + ";charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setHeader("Cache-Control", "no-store");
    Writer body =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    body.write(format.head());
    while (!page.isEmpty()) {
      for (AuditLine line : page) {
        body.write(format.line(line));
      }
      page = lines.following(filter, page.getLast().position(), last);
    }
    body.flush();
  }

  /** A kind of line, and its plain words. */
  record Kind(String name, String words) {

    static List<Kind> of(List<String> names) {
      return names.stream().map(name -> new Kind(name, Shown.words(name))).toList();
    }
  }
}
