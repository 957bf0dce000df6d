package dev.firedrill.web.logs;

import dev.firedrill.web.layout.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A run's log, page by page and as a file. */
@Controller
class LogController {

  private final Logs logs;

  LogController(Logs logs) {
    this.logs = logs;
  }

  @GetMapping("/runs/{run}/log")
  String show(
      @PathVariable String run,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String page,
      Model model) {
    model.addAttribute("view", find(LogQuery.of(run, step, q, page)));
    return "logs/log";
  }

  @GetMapping("/runs/{run}/log/text")
  void download(
      @PathVariable String run,
      @RequestParam(defaultValue = "") String step,
      HttpServletResponse response)
      throws IOException {
    LogQuery query = find(LogQuery.of(run, step, "", "")).query();
    String name = query.run() + (query.step() == 0 ? "" : "-step-" + query.step()) + ".log";
    response.setContentType(MediaType.TEXT_PLAIN_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    PrintWriter file = response.getWriter();
    logs.each(query, row -> file.write(row.inFile()));
  }

  private LogView find(LogQuery query) {
    return logs.find(query).orElseThrow(() -> new NotFound("no run '" + query.run() + "'"));
  }
}
