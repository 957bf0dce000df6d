package dev.firedrill.web.notify;

import dev.firedrill.workflows.procedure.AuditWatch;
import dev.firedrill.workflows.procedure.ChainFault;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts one notification when the audit is found broken, and again when something else is. */
@Component
class AuditNotifier {

  private static final Logger LOG = LoggerFactory.getLogger(AuditNotifier.class);

  private final AuditWatch watch;
  private final JsonMapper json;
  private final @Nullable URI desk;
  private final @Nullable Webhook webhook;
  private List<ChainFault> told = List.of();

  AuditNotifier(AuditWatch watch, JsonMapper json, NotifyProperties properties) {
    this.watch = watch;
    this.json = json;
    this.desk = properties.desk();
    this.webhook = properties.hook();
  }

  @Scheduled(fixedDelay = 1_000)
  void look() {
    List<ChainFault> faults = watch.state().faults();
    boolean isNews = !faults.isEmpty() && !told.contains(faults.getFirst());
    told = faults;
    if (isNews && webhook != null) {
      Thread.ofVirtual().name("notify").start(() -> send(webhook, faults.getFirst()));
    }
  }

  private void send(Webhook hook, ChainFault fault) {
    try {
      hook.post(body(fault));
      LOG.info("notified that the audit is broken: {}", fault.what());
    } catch (IOException e) {
      LOG.error("nobody was notified that the audit is broken: {}", e.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private String body(ChainFault fault) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("event", "audit-broken");
    body.put("text", "The audit is broken: " + fault.what() + ". " + fault.kind().next());
    body.put("line", fault.line());
    if (desk != null) {
      body.put("link", desk.resolve("/audit").toString());
    }
    return json.writeValueAsString(body);
  }
}
