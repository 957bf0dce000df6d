package dev.firedrill.web.access;

import dev.firedrill.web.access.Attempts.Attempt;
import dev.firedrill.workflows.procedure.Ledger;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets people in by name and password. Failed attempts make the next one wait that comes from the
 * same source on the same account; nobody's open session notices, no other account does, nor does
 * the same person elsewhere.
 */
@Service
class SignIn {

  private final Attempts attempts;
  private final PasswordEncoder passwords;
  private final Turns turns;
  private final Sessions sessions;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Decoy decoy;

  SignIn(
      Attempts attempts,
      PasswordEncoder passwords,
      Decoy decoy,
      Turns turns,
      Sessions sessions,
      Ledger ledger,
      TransactionTemplate transaction) {
    this.attempts = attempts;
    this.passwords = passwords;
    this.decoy = decoy;
    this.turns = turns;
    this.sessions = sessions;
    this.ledger = ledger;
    this.transaction = transaction;
  }

  /** A new session's token, or nothing; why not is told to nobody. */
  Optional<String> enter(String name, String password, Source source) throws Busy {
    return turns
        .take(source, () -> rightAttempt(name, password, source))
        .flatMap(right -> transaction.execute(status -> session(name, source, right)));
  }

  /** Whether this is the person's password; a wrong one counts like one at the sign-in. */
  boolean confirms(Person person, String password, Source source) throws Busy {
    return turns
        .take(source, () -> rightAttempt(person.name(), password, source))
        .filter(right -> attempts.wasRight(person.name(), source, right))
        .isPresent();
  }

  /** What is kept of a password. */
  String hash(String password, Source source) throws Busy {
    return turns.take(source, () -> String.valueOf(passwords.encode(password)));
  }

  private Optional<Attempt> rightAttempt(String name, String password, Source source) {
    Optional<Attempt> attempt =
        People.isName(name) ? attempts.begin(name, source) : Optional.empty();
    boolean right = passwords.matches(password, attempt.map(Attempt::hash).orElse(decoy.hash()));
    Optional<Attempt> counted = attempt.filter(made -> !made.waits());
    if (!right) {
      counted.ifPresent(failed -> attempts.wasWrong(name, source, failed));
    }
    return counted.filter(made -> right);
  }

  private Optional<String> session(String name, Source source, Attempt right) {
    if (!attempts.wasRight(name, source, right)) {
      return Optional.empty();
    }
    ledger.append(name, "SIGNED_IN", "Sign in", Map.of("source", source.address()));
    return Optional.of(sessions.open(name));
  }
}
