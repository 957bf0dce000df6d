package dev.firedrill.activities.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Deciders;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Proof;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Gates that stood open when several people could not yet be asked. */
class QuorumMigrationIT {

  private static final String CARD =
      """
      {"id": 4, "title": "Approve", "question": "Promote?", "seen": null, "willHappen": [],
       "loss": "nothing", "group": "commanders", "barred": %s, "phrase": "%s",
       "opened": "2026-11-01T00:00:00Z", "expires": "2026-11-01T00:15:00Z", "digest": "d"}
      """;

  @Test
  void aCardOfBeforeAsksOnePersonOfItsGroupAndWhatItAsked() throws Exception {
    try (TestDatabase database = TestDatabase.startWithout("V13__quorum.sql")) {
      JdbcClient sql = database.intruder();
      sql.sql(
              """
              INSERT INTO runs (id, runbook, version, target, environment, starter, request)
              VALUES ('r', 'b', 'v', 't', 'dev', 'ann', '{}')
              """)
          .update();
      insert(sql, 1, CARD.formatted("\"ann\"", ""));
      insert(sql, 2, CARD.formatted("null", "pg-1 is off"));
      database.migrate("V13__quorum.sql");

      assertThat(card(sql, 1).deciders())
          .isEqualTo(new Deciders(List.of("commanders"), 1, "ann", null));
      assertThat(card(sql, 1).proof()).isEqualTo(Proof.NOTHING);
      assertThat(card(sql, 2).deciders().barred()).isNull();
      assertThat(card(sql, 2).proof())
          .isEqualTo(new Proof(Proof.Kind.ATTESTATION, "pg-1 is off", null));
      assertThat(
              sql.sql("SELECT groups[1] FROM gates WHERE approvals = '[]'")
                  .query(String.class)
                  .list())
          .containsExactly("commanders", "commanders");
    }
  }

  private static void insert(JdbcClient sql, int step, String card) {
    sql.sql(
            """
            INSERT INTO gates (run_id, step, card, group_name, opened_at, expires_at, state)
            VALUES ('r', ?, ?::jsonb, 'commanders', now(), now(), 'OPEN')
            """)
        .params(step, card)
        .update();
  }

  private static GateCard card(JdbcClient sql, int step) {
    String card =
        sql.sql("SELECT card FROM gates WHERE step = ?").param(step).query(String.class).single();
    return JsonMapper.builder()
        .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build()
        .readValue(card, GateCard.class);
  }
}
