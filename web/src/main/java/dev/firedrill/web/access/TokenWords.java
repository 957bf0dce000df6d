package dev.firedrill.web.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words behind {@code token} on the command line. */
final class TokenWords {

  private static final Set<String> OPTIONS = Set.of("--role", "--owner", "--groups", "--days");

  private TokenWords() {}

  /** The order that they give; {@link IllegalArgumentException} says what is wrong with them. */
  static TokenOrder read(List<String> words, String hash) {
    List<String> plain = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String[] parts = words.get(i).split("=", 2);
      if (!parts[0].startsWith("-")) {
        plain.add(words.get(i));
      } else if (!OPTIONS.contains(parts[0])) {
        throw new IllegalArgumentException("There is no option '" + parts[0] + "'.");
      } else if (parts.length == 1 && i + 1 == words.size()) {
        throw new IllegalArgumentException(parts[0] + " needs a value.");
      } else {
        options.put(parts[0], parts.length == 2 ? parts[1] : words.get(++i));
      }
    }
    return order(plain, options, hash);
  }

  private static TokenOrder order(List<String> plain, Map<String, String> options, String hash) {
    String verb = plain.isEmpty() ? "" : plain.getFirst();
    boolean create = verb.equals("create");
    if (plain.size() != (verb.equals("list") ? 1 : 2) || !(create || options.isEmpty())) {
      throw new IllegalArgumentException("This is not how tokens are made, listed and revoked:");
    }
    return switch (verb) {
      case "create" -> checked(create(plain.getLast(), options, hash));
      case "revoke" -> TokenOrder.revoke(plain.getLast());
      case "list" -> TokenOrder.list();
      default -> throw new IllegalArgumentException("There is no 'token " + verb + "'.");
    };
  }

  private static TokenOrder create(String name, Map<String, String> options, String hash) {
    List<String> groups =
        Arrays.stream(options.getOrDefault("--groups", "").split(","))
            .map(String::strip)
            .filter(group -> !group.isEmpty())
            .toList();
    return new TokenOrder(
        "create",
        name,
        hash,
        options.getOrDefault("--role", ""),
        options.getOrDefault("--owner", ""),
        groups,
        days(options.getOrDefault("--days", String.valueOf(TokenOrder.DAYS))));
  }

  private static int days(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }

  private static TokenOrder checked(TokenOrder order) {
    List<String> objections = order.objections();
    if (!objections.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", objections));
    }
    return order;
  }
}
