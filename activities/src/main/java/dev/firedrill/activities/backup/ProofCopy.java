package dev.firedrill.activities.backup;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.workflows.backup.ScratchView;
import dev.firedrill.workflows.backup.Tables;
import dev.firedrill.workflows.backup.Verdict;
import dev.firedrill.workflows.procedure.NotPossible;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A run's copy in the scratch place of a member, from its first file to its last. What is found to
 * be wrong with it is kept in a file beside it, so that it outlives an answer that was lost.
 */
record ProofCopy(ProofHost host, ProofCommands commands, Path folder, String run) {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration REMOVING = Duration.ofSeconds(500);

  /** How a line begins, among what was found, that says which check came to its end. */
  private static final String DONE = "firedrill: done: ";

  ScratchView look() {
    String free = host.need(commands.free(), ProofHost.QUICK);
    String bytes =
        free.lines()
            .map(String::strip)
            .filter(line -> line.matches("[0-9]+"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("df does not say what is free: " + free));
    return new ScratchView(host.member(), folder.toString(), entries(), Long.parseLong(bytes));
  }

  private List<String> entries() {
    return host.need(commands.entries(), ProofHost.QUICK).lines().sorted().toList();
  }

  Verdict verdict() {
    List<String> kept =
        host.says(commands.hasFindings(run), 1)
            ? host.need(commands.findings(run), ProofHost.QUICK).lines().toList()
            : List.of();
    return new Verdict(
        kept.stream().filter(line -> !line.startsWith(DONE)).toList(),
        kept.stream()
            .filter(line -> line.startsWith(DONE))
            .map(line -> line.substring(DONE.length()))
            .distinct()
            .toList());
  }

  private boolean isFoundWanting() {
    return !verdict().found().isEmpty();
  }

  private void keep(String words) {
    host.tell(commands.keepFinding(run), words.strip() + "\n");
  }

  /**
   * Restores, unless it is done; a restore that goes on from an earlier attempt, which was cut off,
   * is waited for.
   */
  void restore(String label, String moment) throws Exception {
    requireOurs();
    boolean quiet = Patience.isSo(ProofHost.LONG, () -> !isRestoring());
    if (!quiet || isFoundWanting() || isRestored()) {
      return;
    }
    Effect.requireStillMine();
    remove();
    host.need(commands.makeFolder(run), ProofHost.QUICK);
    List<String> argv = commands.restore(run, label, moment);
    Result result = host.run(argv, ProofHost.LONG);
    if (result.isUnknown()) {
      throw new IllegalStateException(host.said(argv, result));
    }
    if (!result.succeeded() || !isRestored()) {
      keep(host.said(argv, result));
    }
  }

  private boolean isRestoring() {
    return host.says(commands.restoring(run), 1);
  }

  private boolean isRestored() {
    return host.says(commands.isRestored(run), 1);
  }

  private void requireOurs() {
    String real = host.need(commands.realPath(), ProofHost.QUICK).strip();
    if (!real.equals(folder.toString())) {
      throw new NotPossible(folder + " is really " + real + ": name that in the target's file");
    }
    Set<String> ours = Set.of(run, run + ProofCommands.TABLESPACES, run + ProofCommands.FOUND);
    List<String> others = entries().stream().filter(name -> !ours.contains(name)).toList();
    if (!others.isEmpty()) {
      throw new NotPossible(
          "%s on the host of %s is not empty: it has %s"
              .formatted(folder, host.member(), String.join(", ", others)));
    }
  }

  /** Starts it, unless it runs; waits until it has come to the moment, or has ended. */
  void recover() throws Exception {
    if (isFoundWanting()) {
      return;
    }
    if (!isRunning()) {
      Effect.requireStillMine();
      Result started = host.run(commands.start(run), ProofHost.LONG);
      if (started.isUnknown()) {
        throw new IllegalStateException(host.said(commands.start(run), started));
      }
    }
    if (!Patience.isSo(ProofHost.LONG, () -> !isRunning() || isPaused())) {
      throw new IllegalStateException("recovery has not come to the moment");
    }
    if (!isRunning()) {
      keep("recovery on the host of " + host.member() + " ended:\n" + lastWords());
    }
  }

  private boolean isRunning() {
    return host.says(commands.status(run), 3, 4);
  }

  /** Not while it doesn't answer: whether it has ended meanwhile is what is looked at next. */
  private boolean isPaused() {
    return host.answer(commands.askCopy("postgres", ProofSql.PAUSED))
        .filter(state -> state.equals("paused"))
        .isPresent();
  }

  private String lastWords() {
    return host.run(commands.lastWords(run), ProofHost.QUICK).out().strip();
  }

  Tables tables() {
    return ProofSource.tables(commands::askCopy, host, ProofSql.NEWEST);
  }

  void checkIndexes() throws Exception {
    if (ask(ProofSql.RECOVERING).equals("t")) {
      Effect.requireStillMine();
      ask(ProofSql.RESUME);
    }
    if (!Patience.isSo(SOON, () -> ask(ProofSql.RECOVERING).equals("f"))) {
      throw new IllegalStateException("the copy does not end its recovery: " + lastWords());
    }
    check(Verdict.INDEXES, commands.checkIndexes());
  }

  void checkPages() {
    if (isRunning()) {
      Effect.requireStillMine();
      host.need(commands.stop(run, "fast"), REMOVING);
    }
    check(Verdict.PAGES, commands.checkPages(run));
  }

  /** What it found, and that it was done, are kept at once: neither without the other. */
  private void check(String program, List<String> check) {
    Effect.requireStillMine();
    Result result = host.run(check, ProofHost.LONG);
    if (result.isUnknown()) {
      throw new IllegalStateException(host.said(check, result));
    }
    String found = result.succeeded() ? "" : host.said(check, result).strip() + "\n";
    keep(found + DONE + program);
  }

  /** Ends what works on the copy, and removes it; what is another's stays. */
  void discard() throws Exception {
    Effect.requireStillMine();
    if (isRestoring()) {
      host.says(commands.endRestore(run), 1);
    }
    if (!Patience.isSo(SOON, () -> !isRestoring())) {
      throw new IllegalStateException("a restore goes on although it was killed");
    }
    if (isRunning()) {
      host.need(commands.stop(run, "immediate"), REMOVING);
    }
    Effect.requireStillMine();
    remove();
    if (entries().contains(run)) {
      throw new IllegalStateException("the copy is still there: " + folder.resolve(run));
    }
  }

  private void remove() {
    host.need(commands.remove(run), REMOVING);
  }

  private String ask(String question) {
    return host.need(commands.askCopy("postgres", question), ProofHost.QUICK).strip();
  }
}
