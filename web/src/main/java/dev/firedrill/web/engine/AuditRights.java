package dev.firedrill.web.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * What a role, or any role that it can become, may do to the audit beside reading and adding.
 *
 * @param role its name
 * @param superuser it is one, or can become one
 * @param makesRoles it may make itself a member of others (CREATEROLE)
 * @param update it may change a line
 * @param delete it may delete lines
 * @param truncate it may empty the table
 * @param trigger it may put triggers on the table
 * @param owns what it owns of the table, its schema and its database
 * @param guarded whether the triggers that keep the table append-only are there and switched on
 */
record AuditRights(
    String role,
    boolean superuser,
    boolean makesRoles,
    boolean update,
    boolean delete,
    boolean truncate,
    boolean trigger,
    List<String> owns,
    boolean guarded) {

  AuditRights {
    owns = List.copyOf(owns);
  }

  /** Every reason why a line that was written might not stay as it is; empty means that it does. */
  List<String> objections() {
    List<String> reasons = new ArrayList<>();
    if (superuser) {
      reasons.add("it is, or can become, a superuser");
    } else {
      add(reasons, makesRoles, "it may make itself a member of other roles (CREATEROLE)");
      add(reasons, update, "it may change lines (UPDATE)");
      add(reasons, delete, "it may delete lines (DELETE)");
      add(reasons, truncate, "it may empty the table (TRUNCATE)");
      add(reasons, trigger, "it may put triggers on the table (TRIGGER)");
      owns.forEach(each -> reasons.add("it owns, or can become who owns, the " + each));
    }
    add(reasons, !guarded, "the triggers that keep the audit append-only are missing or off");
    return reasons;
  }

  private static void add(List<String> reasons, boolean holds, String reason) {
    if (holds) {
      reasons.add(reason);
    }
  }
}
