package dev.firedrill.web.access;

import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the first account where there is none, and prints its one-time password once. */
@Component
@Profile("!command")
class FirstAdmin {

  private final Accounts accounts;

  FirstAdmin(Accounts accounts) {
    this.accounts = accounts;
  }

  @EventListener(ApplicationReadyEvent.class)
  void welcome() {
    welcome(System.out);
  }

  void welcome(PrintStream terminal) {
    if (!accounts.all().isEmpty()) {
      return;
    }
    String password = Secrets.oneTimePassword();
    if (accounts.add("admin", Role.ADMIN, List.of(), password)) {
      terminal.println();
      terminal.println("  First sign-in:  admin  " + password);
      terminal.println("  (shown this once; you choose a password of your own when you sign in)");
      terminal.println();
      terminal.flush();
    }
  }
}
