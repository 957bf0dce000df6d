package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Command;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A copy of a member's data directory, read by PostgreSQL in single-user mode: it recovers from the
 * crash and answers, without a port or a server that anybody could take for a member.
 */
public record DataCopy(Path folder) {

  private static final Pattern ROW = Pattern.compile("n = \"(\\d+)\"");

  /** The rows of a {@link SequenceWriter} in it, after a recovery that changes the copy. */
  public NavigableSet<Long> rows() {
    Command.run("chown", "postgres:postgres", folder.toString());
    String printed =
        Command.run(
            "setpriv",
            "--reuid=postgres",
            "--regid=postgres",
            "--init-groups",
            "/bin/sh",
            "-c",
            "echo 'select n from firedrill_sequence' | \"$0\" --single -D \"$1\" -c archive_mode=off"
                + " -c synchronous_standby_names= postgres",
            PatroniPlan.POSTGRES_BIN + "/postgres",
            folder.toString());
    NavigableSet<Long> rows = new TreeSet<>();
    ROW.matcher(printed).results().map(DataCopy::number).forEach(rows::add);
    return rows;
  }

  private static long number(MatchResult row) {
    return Long.parseLong(row.group(1));
  }
}
