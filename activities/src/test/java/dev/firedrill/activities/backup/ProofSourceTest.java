package dev.firedrill.activities.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.workflows.backup.Tables;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is made of a server's answers about its tables; the shell is a fake. */
class ProofSourceTest {

  private static final SshHost HOST = new SshHost("firedrill", "127.0.0.1", 22);

  @Test
  void aDatabaseOfWhichOnlyTheLargestTablesAreToldIsNamed() {
    Tables tables = ProofSource.tables(List::of, host(), "moment");
    assertThat(tables.cutInWords()).isEqualTo("large");
    assertThat(tables.sums()).hasSize(1000 + 999);
    assertThat(tables.sums()).extracting(Tables.Sum::name).contains("small.public.t1");
    assertThat(tables.moment()).isEqualTo("2026-11-21 03:00:00+00");
  }

  private static ProofHost host() {
    Shell shell =
        (host, argv, stdin, within) ->
            new Result(
                0,
                switch (argv.getLast()) {
                  case ProofSql.DATABASES -> "large\nsmall\n";
                  case ProofSql.SUMS -> sums(argv.getFirst().equals("large") ? 1000 : 999);
                  default -> "2026-11-21 03:00:00\n";
                },
                "");
    return new ProofHost("pg-1", shell, HOST);
  }

  private static String sums(int tables) {
    return IntStream.range(0, tables)
        .mapToObj(each -> "\"public.t" + each + "\":\"<n>1</n><s>2</s>\"")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
