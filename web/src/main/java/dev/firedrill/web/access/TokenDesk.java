package dev.firedrill.web.access;

import dev.firedrill.web.access.TokenOrder.Answer;
import dev.firedrill.workflows.procedure.Ledger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out what is ordered about tokens, each with its line in the audit. */
@Service
class TokenDesk {

  private static final String ROW = "%-24s %-9s %-16s %-8s %-20s %-20s %-20s %s";

  private final Tokens tokens;
  private final Accounts accounts;
  private final Ledger ledger;

  TokenDesk(Tokens tokens, Accounts accounts, Ledger ledger) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.ledger = ledger;
  }

  @Transactional
  public Answer carryOut(TokenOrder order) {
    return switch (order.verb()) {
      case "create" -> create(order);
      case "revoke" -> revoke(order.name());
      case "list" -> new Answer(true, list());
      default -> new Answer(false, List.of("Nobody knows what '" + order.verb() + "' is."));
    };
  }

  private Answer create(TokenOrder order) {
    List<String> objections = order.objections();
    if (!objections.isEmpty()) {
      return new Answer(false, objections);
    }
    if (accounts.find(order.owner()).isEmpty()) {
      return new Answer(
          false, List.of("Nobody is called '" + order.owner() + "': --owner is an account."));
    }
    TreeSet<String> groups = new TreeSet<>(order.groups());
    if (!tokens.add(
        order.name(), order.hash(), order.asRole(), order.owner(), groups, order.days())) {
      return new Answer(
          false,
          List.of(
              "There is or was a token of this name; a name means one token for ever: choose"
                  + " another one."));
    }
    Map<String, String> content =
        Map.of(
            "role",
            order.asRole().name(),
            "owner",
            order.owner(),
            "groups",
            String.join(" ", groups),
            "days",
            String.valueOf(order.days()));
    ledger.append("", "TOKEN_CREATED", order.name(), content);
    return new Answer(true, List.of());
  }

  private Answer revoke(String name) {
    if (!tokens.revoke(name)) {
      return new Answer(
          false, List.of("There is no token '" + name + "', or it was revoked before."));
    }
    ledger.append("", "TOKEN_REVOKED", name, Map.of());
    return new Answer(true, List.of());
  }

  private List<String> list() {
    String head =
        ROW.formatted(
            "NAME", "ROLE", "OWNER", "STATE", "CREATED", "EXPIRES", "LAST USED", "GROUPS");
    return Stream.concat(Stream.of(head), tokens.all().stream().map(TokenDesk::line)).toList();
  }

  private static String line(Token token) {
    return ROW.formatted(
            token.name(),
            token.role().word(),
            token.owner().isEmpty() ? "nobody" : token.owner(),
            token.state(),
            shown(token.created()),
            shown(token.expires()),
            shown(token.used()),
            String.join(",", new TreeSet<>(token.groups())))
        .stripTrailing();
  }

  private static String shown(@Nullable Instant at) {
    return at == null ? "never" : at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
