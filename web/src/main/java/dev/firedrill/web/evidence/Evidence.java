package dev.firedrill.web.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firedrill.web.audit.RunAudit;
import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.layout.Show;
import dev.firedrill.web.runs.RunRow;
import dev.firedrill.web.runs.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Signs what each run proves, once it has ended, and keeps it. */
@Component
public class Evidence {

  private final Runs runs;
  private final Catalogue catalogue;
  private final RunAudit audit;
  private final EvidenceStore store;
  private final EvidenceKey key;
  private final ITemplateEngine pages;
  private final JsonMapper json;

  Evidence(
      Runs runs,
      Catalogue catalogue,
      RunAudit audit,
      EvidenceStore store,
      EvidenceKey key,
      ITemplateEngine pages,
      JsonMapper json) {
    this.runs = runs;
    this.catalogue = catalogue;
    this.audit = audit;
    this.store = store;
    this.key = key;
    this.pages = pages;
    this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
  }

  /** The run's signed bundle; empty if there is no such run, or it is a plan or goes on. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public Optional<byte[]> of(String run) {
    Optional<byte[]> kept = store.find(run);
    if (kept.isPresent()) {
      return kept;
    }
    return runs.find(run).filter(Evidence::proves).map(this::sign);
  }

  private static boolean proves(RunRow run) {
    return run.isEnded() && !run.plan();
  }

  private byte[] sign(RunRow run) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    String title =
        catalogue.find(run.runbook()).map(found -> found.page().title()).orElse(run.runbook());
    Report report =
        Report.of(
            run,
            title,
            runs.inputs(run.id()),
            runs.report(run.id()).orElse(null),
            runs.steps(run.id()),
            now);
    Map<String, String> files =
        Map.of(
            "report.html", page(report),
            "report.css", style(),
            "report.json", json.writeValueAsString(report) + "\n",
            "audit.jsonl", audit.linesOf(run.id()));
    byte[] bundle = Bundle.of("firedrill-" + run.id(), files, key, now);
    store.keep(run.id(), now, bundle);
    return bundle;
  }

  private static String style() {
    try {
      return new ClassPathResource("evidence/report.css").getContentAsString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String page(Report report) {
    return pages.process(
        "evidence/report",
        new Context(Locale.ENGLISH, Map.of("report", report, "show", new Show())));
  }
}
