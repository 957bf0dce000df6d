package dev.firedrill.activities.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.backup.BackupView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** pgBackRest's info, as 2.45 prints it. */
class RepositoryTest {

  private static final String INFO =
      """
      [{"backup":[{"annotation":{"firedrill":"r-1"},"label":"20261121-153131F"},{"label":"x"}],
        "status":{"code":0,"lock":{"backup":{"held":%s}},"message":"ok"}}]
      """;

  private static final String TWO =
      """
      [{"backup":[
         {"archive":{"start":"0000000100000000","stop":"x"},"error":true,"label":"F_I",
          "info":{"delta":1,"repository":{"delta":1,"size":4},"size":23},
          "timestamp":{"start":5000,"stop":6000},"type":"incr"},
         {"archive":{"start":"y","stop":"z"},"error":false,"label":"F",
          "info":{"repository":{"size":5},"size":22},"timestamp":{"start":1,"stop":2},
          "type":"full"}],
        "cipher":"aes-256-cbc","name":"orders"}]
      """;

  @Test
  void aBackupIsKnownByItsAnnotation() {
    Repository repository = Repository.read(INFO.formatted(false));
    assertThat(repository.has("firedrill", "r-1")).isTrue();
    assertThat(repository.has("firedrill", "r-2")).isFalse();
    assertThat(repository.has("other", "r-1")).isFalse();
  }

  @Test
  void aHeldLockIsABackupUnderWay() {
    assertThat(Repository.read(INFO.formatted(true)).isBackingUp()).isTrue();
    assertThat(Repository.read(INFO.formatted(false)).isBackingUp()).isFalse();
    assertThat(Repository.read("[]").isBackingUp()).isFalse();
  }

  @Test
  void theNewestBackupIsTheOneThatEndedLast() {
    BackupView newest = Repository.read(TWO).newest(Instant.ofEpochSecond(10_000));
    assertThat(newest)
        .isEqualTo(
            new BackupView("F_I", "incr", 4000, 23, 4, "aes-256-cbc", true, "0000000100000000"));
  }

  @Test
  void aRepositoryWithoutABackupStillSaysWhetherItIsEncrypted() {
    assertThat(Repository.read("[{\"backup\":[],\"cipher\":\"none\"}]").newest(Instant.EPOCH))
        .isEqualTo(BackupView.none("none"));
    assertThat(Repository.read("[]").newest(Instant.EPOCH)).isEqualTo(BackupView.none("none"));
  }

  @ParameterizedTest
  @CsvSource({
    "aes-256-cbc, aes-256-cbc, 'aes-256-cbc'",
    "aes-256-cbc, none, 'none in repo2'",
    "none, aes-256-cbc, 'none in repo1'",
    "rot-13, aes-256-cbc, 'none in repo1'",
  })
  void ofSeveralRepositoriesEachHasToBeEncrypted(String first, String second, String cipher) {
    String info =
        "[{\"backup\":[],\"cipher\":\"mixed\",\"repo\":["
            + "{\"cipher\":\"%s\",\"key\":1},{\"cipher\":\"%s\",\"key\":2}]}]"
                .formatted(first, second);
    BackupView newest = Repository.read(info).newest(Instant.EPOCH);
    assertThat(newest).isEqualTo(BackupView.none(cipher));
    assertThat(newest.isEncrypted()).isEqualTo(!cipher.startsWith("none"));
  }

  @ParameterizedTest
  @CsvSource({"none", "mixed", "''", "rot-13"})
  void whatIsNotKnownToEncryptDoesNot(String cipher) {
    for (String info :
        List.of(
            "[{\"backup\":[],\"cipher\":\"%s\"}]",
            "[{\"backup\":[],\"cipher\":\"aes-256-cbc\",\"repo\":[{\"cipher\":\"%s\"}]}]")) {
      assertThat(Repository.read(info.formatted(cipher)).newest(Instant.EPOCH))
          .isEqualTo(BackupView.none("none"));
    }
  }

  @Test
  void whatIsNoJsonIsNoRepository() {
    assertThatThrownBy(() -> Repository.read("ERROR: [050]"))
        .hasMessageContaining("pgBackRest info");
  }
}
