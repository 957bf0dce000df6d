package dev.firedrill.drill;

import dev.firedrill.web.FiredrillApplication;
import dev.firedrill.web.access.Person;
import dev.firedrill.web.access.Role;
import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.web.gates.Decisions;
import dev.firedrill.web.gates.GateRow;
import dev.firedrill.web.gates.Gates;
import dev.firedrill.web.gates.ShareDesk;
import dev.firedrill.web.launch.Launches;
import dev.firedrill.web.launch.RunId;
import dev.firedrill.web.parking.Choices;
import dev.firedrill.web.parking.ParkRow;
import dev.firedrill.web.parking.Parkings;
import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.procedure.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole Firedrill in this process, with its engine and database, on a folder of its own. */
public final class House implements AutoCloseable {

  private static final Person SRE =
      new Person(
          "drill",
          Role.OPERATOR,
          Set.of(
              "incident-commander",
              "database-oncall",
              "messaging-oncall",
              "security-oncall",
              "storage-oncall"),
          false);

  /** Who says yes where it takes a second person. */
  private static final Person SECOND = new Person("drill-second", Role.VIEWER, SRE.groups(), false);

  /** As long as a share, and of no key. */
  private static final String NO_SHARE = "YSBzaGFyZSBvZiBubyBrZXksIGJ1dCBvZiBpdHMgc2l6ZQ==";

  private final ConfigurableApplicationContext context;
  private List<String> shares = List.of(NO_SHARE);

  private House(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts Firedrill on this data folder with the targets of that folder, on a free port. */
  public static House open(Path data, Path targets) {
    return open(data, targets, 0, application -> {});
  }

  /** As {@link #open(Path, Path)}, on this port, with this done to the application beforehand. */
  public static House open(Path data, Path targets, int port, Consumer<SpringApplication> before) {
    SpringApplication application = new SpringApplication(FiredrillApplication.class);
    before.accept(application);
    return new House(
        application.run(
            "--firedrill.data=" + data,
            "--firedrill.targets=" + targets,
            "--firedrill.port=" + port,
            "--spring.main.banner-mode=off",
            "--logging.level.root=WARN"));
  }

  /** Where its screens are, without a slash at the end. */
  String address() {
    return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  /** Launches a runbook and returns the run's id. */
  String launch(String runbook, Request request, Map<String, String> values) {
    return launch(runbook, request, values, Manner.USUAL);
  }

  /** Launches a runbook in this manner and returns the run's id. */
  String launch(String runbook, Request request, Map<String, String> values, Manner manner) {
    String run = RunId.draw();
    bean(Launches.class).launch(run, SRE, procedure(runbook), request, values, manner);
    return run;
  }

  /** Launches a runbook under this id. */
  public void launch(String run, String runbook, Request request, Map<String, String> values) {
    bean(Launches.class).launch(run, SRE, procedure(runbook), request, values);
  }

  private Procedure procedure(String runbook) {
    return bean(Catalogue.class).find(runbook).orElseThrow();
  }

  List<Seen> steps(String run) {
    return database().sql(Seen.OF_RUN).param(run).query(Seen::of).list();
  }

  /** What a step of a run took, in seconds. */
  public double seconds(String run, String step) {
    return steps(run).stream()
        .filter(seen -> seen.title().equals(step) && seen.seconds() != null)
        .mapToDouble(seen -> java.util.Objects.requireNonNull(seen.seconds()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("run " + run + " has not done: " + step));
  }

  public List<GateRow> openGates(String run) {
    return bean(Gates.class).ofRun(run).stream().filter(GateRow::isOpen).toList();
  }

  /** From now on as many holders of a key come to the gates, each with one of these shares. */
  void holders(List<String> theirs) {
    shares = List.copyOf(theirs);
  }

  /** Why the answer did not count; empty when it did. */
  public List<String> decide(GateRow gate, boolean yes) {
    if (yes && gate.takesShare()) {
      return enterNextShare(gate);
    }
    Decisions.Answer answer =
        new Decisions.Answer(yes, gate.card().digest(), "a drill", gate.card().proof().phrase());
    Person next = gate.approvals().isEmpty() ? SRE : SECOND;
    return bean(Decisions.class).decide(gate, answer, next);
  }

  private List<String> enterNextShare(GateRow gate) {
    int next = gate.approvals().size();
    Person holder =
        new Person("holder-" + (next + 1), Role.VIEWER, Set.of("vault-key-holders"), false);
    char[] share = shares.get(next % shares.size()).toCharArray();
    return bean(ShareDesk.class)
        .enter(gate.run(), gate.card().id(), gate.card().digest(), share, holder)
        .objections();
  }

  /** How a run is parked, if it is. */
  public Optional<ParkRow> parked(String run) {
    return bean(Parkings.class).of(run);
  }

  /** Ends a parked run; why that did not count, empty when it did. */
  public List<String> end(ParkRow parked) {
    Choices.Wanted end =
        new Choices.Wanted(
            parked.card().id(), parked.card().digest(), Choice.ABORT, "", "the drill ends here");
    return bean(Choices.class).choose(parked.run(), end, SRE);
  }

  public Ended ended(String run) {
    return database()
        .sql("SELECT coalesce(ending, '') AS ending, summary FROM runs WHERE id = ?")
        .param(run)
        .query((row, number) -> new Ended(row.getString("ending"), row.getString("summary")))
        .single();
  }

  /** The ids of all runs that were carried out, or are. */
  List<String> runs() {
    return database()
        .sql("SELECT DISTINCT run_id FROM audit WHERE what = 'RUN_STARTED'")
        .query(String.class)
        .list();
  }

  /** Every row of every table, as text. */
  Map<String, String> dump() {
    Map<String, String> tables = new TreeMap<>();
    for (String table :
        database()
            .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            .query(String.class)
            .list()) {
      String rows = "SELECT coalesce(string_agg(t::text, chr(10)), '') FROM \"" + table + "\" t";
      tables.put(table, database().sql(rows).query(String.class).single());
    }
    return tables;
  }

  /** The lines of the audit that are of this run. */
  List<String> auditOf(String run) {
    return database()
        .sql("SELECT t::text FROM audit t WHERE run_id = ? ORDER BY position")
        .param(run)
        .query(String.class)
        .list();
  }

  /** The lines of this run's log that hold these words. */
  List<String> linesThatHold(String run, String words) {
    return database()
        .sql("SELECT text FROM log_lines WHERE run_id = ? AND position(? IN text) > 0")
        .params(run, words)
        .query(String.class)
        .list();
  }

  /** What a run has asked of other systems, by its log, which is written behind it. */
  List<PlanCalls.Call> asked(String run) {
    List<PlanCalls.Call> calls = new ArrayList<>();
    database()
        .sql(
            """
            SELECT kind, text FROM log_lines
            WHERE run_id = ? AND kind IN ('ASKED', 'INPUT') ORDER BY id\
            """)
        .param(run)
        .query(row -> {
          String text = row.getString("text");
          if (row.getString("kind").equals("ASKED")) {
            calls.add(new PlanCalls.Call(text, ""));
          } else if (calls.getLast().input().isEmpty()) {
            calls.add(new PlanCalls.Call(calls.removeLast().asked(), text));
          }
        });
    return calls;
  }

  private JdbcClient database() {
    return bean(JdbcClient.class);
  }

  /** A part of the application, to look at it closely. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** How a run ended; the ending is empty while it has not. */
  public record Ended(String ending, String summary) {}

  @Override
  public void close() {
    context.close();
  }
}
