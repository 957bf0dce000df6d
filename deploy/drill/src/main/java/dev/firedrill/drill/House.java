package dev.firedrill.drill;

import dev.firedrill.web.FiredrillApplication;
import dev.firedrill.web.access.Person;
import dev.firedrill.web.access.Role;
import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.web.gates.Decisions;
import dev.firedrill.web.gates.GateRow;
import dev.firedrill.web.gates.Gates;
import dev.firedrill.web.launch.Launches;
import dev.firedrill.web.launch.RunId;
import dev.firedrill.workflows.procedure.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole Firedrill in this process, with its engine and database, on a folder of its own. */
public final class House implements AutoCloseable {

  private static final Person SRE =
      new Person("drill", Role.OPERATOR, Set.of("incident-commander", "database-oncall"), false);

  private final ConfigurableApplicationContext context;

  private House(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts Firedrill on this data folder with the targets of that folder, on a free port. */
  public static House open(Path data, Path targets) {
    SpringApplication application = new SpringApplication(FiredrillApplication.class);
    return new House(
        application.run(
            "--firedrill.data=" + data,
            "--firedrill.targets=" + targets,
            "--firedrill.port=0",
            "--spring.main.banner-mode=off",
            "--logging.level.root=WARN"));
  }

  /** Where its screens are, without a slash at the end. */
  String address() {
    return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  /** Launches a runbook and returns the run's id. */
  String launch(String runbook, Request request, Map<String, String> values) {
    Procedure procedure = context.getBean(Catalogue.class).find(runbook).orElseThrow();
    String run = RunId.draw();
    context.getBean(Launches.class).launch(run, SRE, procedure, request, values);
    return run;
  }

  List<Seen> steps(String run) {
    return database().sql(Seen.OF_RUN).param(run).query(Seen::of).list();
  }

  List<GateRow> openGates(String run) {
    return context.getBean(Gates.class).ofRun(run).stream().filter(GateRow::isOpen).toList();
  }

  /** Why the answer did not count; empty when it did. */
  List<String> decide(GateRow gate, boolean yes) {
    Decisions.Answer answer =
        new Decisions.Answer(yes, gate.card().digest(), "a drill", gate.card().phrase());
    return context.getBean(Decisions.class).decide(gate, answer, SRE);
  }

  Ended ended(String run) {
    return database()
        .sql("SELECT coalesce(ending, '') AS ending, summary FROM runs WHERE id = ?")
        .param(run)
        .query((row, number) -> new Ended(row.getString("ending"), row.getString("summary")))
        .single();
  }

  private JdbcClient database() {
    return context.getBean(JdbcClient.class);
  }

  /** How a run ended; the ending is empty while it has not. */
  record Ended(String ending, String summary) {}

  @Override
  public void close() {
    context.close();
  }
}
