package dev.firedrill.drill;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a plan has asked of other systems, as its log has it, or their own ones. A plan may look and
 * nothing more; only MinIO's says by itself that it writes: whether a cluster takes writes shows
 * nothing but one.
 */
final class PlanCalls {

  private static final Pattern HTTP = Pattern.compile("(?:GET|HEAD) .*");

  /** Asking etcd for a key is a POST (etcd 3.4, its JSON gateway). */
  private static final Pattern ETCD = Pattern.compile("POST \\S+/v3/kv/range");

  /** An object of Firedrill's own, which is removed again. */
  private static final Pattern CANARY = Pattern.compile("(?:PUT|DELETE) \\S+/firedrill-canary\\S*");

  /** Where such objects are, MinIO tells by a heal that only says what it would do. */
  private static final Pattern DRY_HEAL =
      Pattern.compile("POST \\S+/minio/admin/v3/heal/[^/\\s]+/firedrill-canary(?:\\?\\S*)?");

  private static final String SOCKET = " /usr/bin/socat ";
  private static final Pattern KAFKA = Pattern.compile("kafka \\S+ '?(?:describe|list).*");
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\S+@\\S+ \\$ (?:sudo -n (?:-u \\S+ )?)?(?:/usr/bin/)?(\\S+)(.*)", Pattern.DOTALL);

  private static final Pattern SQL =
      Pattern.compile(" -c '?\\s*(?:select|show|with)\\s", Pattern.CASE_INSENSITIVE);

  /** What a question in SQL may change all the same (PostgreSQL 15, administration functions). */
  private static final Pattern CHANGING_SQL =
      Pattern.compile(
          "\\b(?:insert|update|delete|merge|truncate|drop|alter|create|set_config|pg_switch_wal"
              + "|pg_create_restore_point|pg_promote|pg_wal_replay_\\w+|pg_terminate_backend"
              + "|pg_cancel_backend|pg_reload_conf|pg_rotate_logfile|pg_backup_\\w+"
              + "|pg_logical_emit_message)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Programs that only read, however they are called. */
  private static final Set<String> READERS =
      Set.of(
          "cat",
          "df",
          "du",
          "findmnt",
          "grep",
          "ls",
          "od",
          "pgrep",
          "ps",
          "realpath",
          "sha1sum",
          "stat",
          "true",
          "wc");

  private PlanCalls() {}

  /**
   * A question to another system.
   *
   * @param input what was sent with it; empty for nothing
   */
  record Call(String asked, String input) {

    boolean isBySudo() {
      return asked.contains(" $ sudo -n ") && !asked.contains(SOCKET);
    }

    boolean looks() {
      return List.<Predicate<String>>of(
              HTTP.asMatchPredicate(),
              ETCD.asMatchPredicate(),
              CANARY.asMatchPredicate(),
              KAFKA.asMatchPredicate(),
              this::isDryHeal,
              this::isReading)
          .stream()
          .anyMatch(each -> each.test(asked));
    }

    private boolean isDryHeal(String line) {
      return DRY_HEAL.matcher(line).matches()
          && (line.contains("?clientToken=") || input.contains("\"dryRun\":true"));
    }

    private boolean isReading(String line) {
      var command = COMMAND.matcher(line);
      if (!command.matches()) {
        return false;
      }
      String words = command.group(2);
      return switch (command.group(1)) {
        case "env" -> words.contains("/pg_waldump ");
        case "find" -> !words.contains(" -delete") && !words.contains(" -exec");
        case "psql" -> SQL.matcher(words).find() && !CHANGING_SQL.matcher(words).find();
        case "pgbackrest" -> words.matches(".* (?:info|repo-ls .*|version)");
        case "socat" -> input.startsWith("show ");
        default -> READERS.contains(command.group(1));
      };
    }
  }

  /** The same as the servers' own logs have it, but for what a socket was told: no log has that. */
  static List<Call> logged(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.contains(SOCKET))
        .map(line -> new Call(line, ""))
        .toList();
  }

  /** Whether sudo's own log lacks all that was asked by it. */
  static boolean isSilent(List<Call> asked, List<Call> logged) {
    return asked.stream().anyMatch(Call::isBySudo) && logged.stream().noneMatch(Call::isBySudo);
  }

  /** Those of them that are not known to change nothing. */
  static List<String> changing(List<Call> calls) {
    return calls.stream().filter(call -> !call.looks()).map(Call::asked).distinct().toList();
  }
}
