package dev.firedrill.workflows.backup;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest backup in a repository.
 *
 * @param label its name there; "" while there is no backup
 * @param age in seconds, from its end to the look
 * @param size of the database that it restores to, in bytes
 * @param stored what it takes in the repository, with what it rests on, in bytes
 * @param cipher how the repository is encrypted; begins with "none" if it, or one of several, is
 *     not
 * @param damaged whether pgBackRest found damaged pages while it was taken
 * @param from the first WAL segment that a recovery from it needs
 */
public record BackupView(
    String label,
    String type,
    long age,
    long size,
    long stored,
    String cipher,
    boolean damaged,
    String from)
    implements Facts {

  private static final String NO_CIPHER = "none";

  public BackupView {
    requireNonNull(label, "label");
    requireNonNull(type, "type");
    requireNonNull(cipher, "cipher");
    requireNonNull(from, "from");
  }

  /** What stands for a repository without a backup. */
  public static BackupView none(String cipher) {
    return new BackupView("", "", 0, 0, 0, cipher, false, "");
  }

  /** Every reason why it is not the backup that was promised; empty means that it is. */
  public List<String> objections(Promise promise) {
    List<String> objections = new ArrayList<>(objectionsToCipher());
    if (label.isEmpty()) {
      objections.add("there is no backup");
      return objections;
    }
    if (age >= promise.backupAge()) {
      objections.add(
          "the newest backup, %s, is %s old: it has to be younger than %s"
              .formatted(label, Figures.time(age), Figures.time(promise.backupAge())));
    }
    if (damaged) {
      objections.add("pgBackRest found damaged pages while it took the backup " + label);
    }
    return objections;
  }

  /** Why nothing should be put there; empty means that what is put there is encrypted. */
  public List<String> objectionsToCipher() {
    return isEncrypted()
        ? List.of()
        : List.of("the repository is not encrypted: its cipher is \"" + cipher + '"');
  }

  /** Every reason why it is not a new backup that keeps the promise; empty means that it is. */
  public List<String> objectionsAfter(BackupView before, Promise promise) {
    List<String> objections = new ArrayList<>(objections(promise));
    if (label.equals(before.label)) {
      objections.add("the newest backup is still " + (label.isEmpty() ? "none" : label));
    }
    return objections;
  }

  /** Whether what lies in the repository is encrypted. */
  public boolean isEncrypted() {
    return !cipher.startsWith(NO_CIPHER) && !cipher.isEmpty();
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("newest backup", "type", "age", "database", "in the repository", "encrypted"),
        List.of(
            List.of(
                label.isEmpty() ? "none" : label,
                type,
                label.isEmpty() ? "" : Figures.time(age),
                Figures.size(size),
                Figures.size(stored),
                isEncrypted() ? cipher : "no")));
  }
}
