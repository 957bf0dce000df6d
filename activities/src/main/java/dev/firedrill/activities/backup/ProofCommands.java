package dev.firedrill.activities.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands on a member's host that a verification needs, each allowed by sudo as it is. */
final class ProofCommands {

  /** What a run has in the scratch place beside its copy. */
  static final String TABLESPACES = ".tablespaces";

  static final String FOUND = ".found";

  private static final String ANY_RUN = "r-check";
  private static final String PSQL = "/usr/bin/psql";

  /**
   * The copy is heard on its socket only, archives nothing, waits for nobody, and starts nothing by
   * itself: neither workers of extensions nor subscriptions, which would take from their
   * publishers.
   */
  private static final String OPTIONS =
      " -c archive_mode=off -c archive_command= -c synchronous_standby_names="
          + " -c primary_conninfo= -c hot_standby=on -c autovacuum=off -c shared_preload_libraries="
          + " -c max_logical_replication_workers=0 -c logging_collector=off -c ssl=off"
          + " -c shared_buffers=64MB -c cluster_name=firedrill-copy";

  private final ArchiveSettings member;
  private final ScratchSettings scratch;

  ProofCommands(ArchiveSettings member, ScratchSettings scratch) {
    this.member = member;
    this.scratch = scratch;
  }

  /** Each that may be run, for a made-up run. */
  List<List<String>> all() {
    return List.of(
        ask("postgres", ProofSql.WAL),
        ask("postgres", ProofSql.CLOCK),
        ask("postgres", ProofSql.COMMIT),
        ask("postgres", ProofSql.DATABASES),
        ask("any_database", ProofSql.SUMS),
        transactions(1, "0/0"),
        realPath(),
        entries(),
        free(),
        makeFolder(ANY_RUN),
        restore(ANY_RUN, "20261121-030000F", "2026-11-21 03:00:00.123456+00"),
        restoring(ANY_RUN),
        endRestore(ANY_RUN),
        isRestored(ANY_RUN),
        start(ANY_RUN),
        status(ANY_RUN),
        stop(ANY_RUN, "fast"),
        lastWords(ANY_RUN),
        keepFinding(ANY_RUN),
        findings(ANY_RUN),
        hasFindings(ANY_RUN),
        askCopy("postgres", ProofSql.DATABASES),
        askCopy("any_database", ProofSql.SUMS),
        askCopy("postgres", ProofSql.PAUSED),
        askCopy("postgres", ProofSql.NEWEST),
        askCopy("postgres", ProofSql.RESUME),
        askCopy("postgres", ProofSql.RECOVERING),
        checkIndexes(),
        checkPages(ANY_RUN),
        remove(ANY_RUN));
  }

  List<String> ask(String database, String question) {
    return psql(member.sql().socket(), database, question);
  }

  List<String> askCopy(String database, String question) {
    return psql(scratch.folder(), database, question);
  }

  private List<String> psql(Path socket, String database, String question) {
    String port = String.valueOf(member.sql().port());
    return asOwner(
        PSQL,
        "-X",
        "-A",
        "-t",
        "-h",
        socket.toString(),
        "-p",
        port,
        "-d",
        database,
        "-c",
        question);
  }

  /** The first records about transactions from this position on; times in UTC. */
  List<String> transactions(int timeline, String start) {
    return asOwner(
        "/usr/bin/env",
        "TZ=UTC",
        program("pg_waldump"),
        "--path=" + member.data().resolve("pg_wal"),
        "--timeline=" + timeline,
        "--rmgr=Transaction",
        "--limit=50",
        "--start=" + start);
  }

  List<String> realPath() {
    return asOwner("/usr/bin/realpath", "-e", scratch.folder().toString());
  }

  List<String> entries() {
    return asOwner(
        "/usr/bin/find",
        scratch.folder().toString(),
        "-mindepth",
        "1",
        "-maxdepth",
        "1",
        "-printf",
        "%f\\n");
  }

  List<String> free() {
    return asOwner("/usr/bin/df", "--output=avail", "-B1", scratch.folder().toString());
  }

  List<String> makeFolder(String run) {
    return asOwner("/usr/bin/mkdir", "-m", "700", copy(run).toString());
  }

  /** Tablespaces go into the scratch place, too, and not to where they really are. */
  List<String> restore(String run, String label, String moment) {
    List<String> argv = new ArrayList<>(member.backup().command());
    argv.addAll(
        List.of(
            "--pg1-path=" + copy(run),
            "--tablespace-map-all=" + tablespaces(run),
            "--set=" + label,
            "--type=time",
            "--target=" + moment,
            "--target-action=pause",
            "--archive-mode=off",
            "restore"));
    return argv;
  }

  /** Ends with 0 while a restore of this run is under way. */
  List<String> restoring(String run) {
    return asOwner("/usr/bin/pgrep", "-u", owner(), "-f", "--", pathOption(run));
  }

  List<String> endRestore(String run) {
    return asOwner("/usr/bin/pkill", "-KILL", "-u", owner(), "-f", "--", pathOption(run));
  }

  private String pathOption(String run) {
    return "--pg1-path=" + copy(run);
  }

  /** This file is what pgBackRest restores last. */
  List<String> isRestored(String run) {
    return asOwner("/usr/bin/test", "-e", copy(run).resolve("global/pg_control").toString());
  }

  List<String> start(String run) {
    String place =
        "port=" + member.sql().port() + " -c unix_socket_directories=" + scratch.folder();
    String options = "-c listen_addresses= -c " + place + OPTIONS;
    return control(run, "-l", log(run).toString(), "-w", "-t", "14000", "-o", options, "start");
  }

  /** Ends with 0 while the copy runs. */
  List<String> status(String run) {
    return control(run, "status");
  }

  List<String> stop(String run, String mode) {
    return control(run, "-m", mode, "-w", "-t", "600", "stop");
  }

  private List<String> control(String run, String... words) {
    List<String> argv = asOwner(program("pg_ctl"), "-D", copy(run).toString());
    argv.addAll(List.of(words));
    return argv;
  }

  List<String> lastWords(String run) {
    return asOwner("/usr/bin/tail", "-n", "8", log(run).toString());
  }

  /** Adds what it is given to what was found. */
  List<String> keepFinding(String run) {
    return asOwner("/usr/bin/tee", "-a", found(run));
  }

  List<String> findings(String run) {
    return asOwner("/usr/bin/cat", found(run));
  }

  /** Whether there is something to read at all. */
  List<String> hasFindings(String run) {
    return asOwner("/usr/bin/test", "-e", found(run));
  }

  List<String> checkIndexes() {
    return asOwner(
        program("pg_amcheck"),
        "-h",
        scratch.folder().toString(),
        "-p",
        String.valueOf(member.sql().port()),
        "-a",
        "--install-missing",
        "--heapallindexed");
  }

  List<String> checkPages(String run) {
    return asOwner(program("pg_checksums"), "--check", "-D", copy(run).toString());
  }

  /** The copy, its tablespaces, and what a killed PostgreSQL leaves of its socket. */
  List<String> remove(String run) {
    Path socket = scratch.folder().resolve(".s.PGSQL." + member.sql().port());
    return asOwner(
        "/usr/bin/rm",
        "-rf",
        copy(run).toString(),
        tablespaces(run),
        found(run),
        socket.toString(),
        socket + ".lock");
  }

  private Path copy(String run) {
    return scratch.folder().resolve(run);
  }

  private String tablespaces(String run) {
    return copy(run) + TABLESPACES;
  }

  private String found(String run) {
    return copy(run) + FOUND;
  }

  private Path log(String run) {
    return copy(run).resolve("firedrill.log");
  }

  private String program(String name) {
    return scratch.binaries().resolve(name).toString();
  }

  private String owner() {
    return member.backup().owner();
  }

  private List<String> asOwner(String... command) {
    List<String> argv = new ArrayList<>(List.of("sudo", "-n", "-u", owner()));
    argv.addAll(List.of(command));
    return argv;
  }
}
