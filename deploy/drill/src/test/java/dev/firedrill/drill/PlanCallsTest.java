package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.PlanCalls.Call;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanCallsTest {

  private static final List<String> LOOKS =
      List.of(
          "GET http://127.0.0.11:8008/cluster",
          "POST http://127.0.0.11:2379/v3/kv/range",
          "PUT http://127.0.0.51:9000/canaries/firedrill-canary",
          "kafka 127.0.0.31:9092 'describeTopics of 3'",
          "ops@127.0.0.11:2201 $ sudo -n /usr/bin/stat -c %U /data",
          "ops@127.0.0.11:2201 $ sudo -n /usr/bin/grep -F synchronous_standby_names /data/pg.conf",
          "ops@127.0.0.11:2201 $ sudo -n -u postgres /usr/bin/find /scratch -mindepth 1 -printf %f",
          "ops@127.0.0.11:2201 $ sudo -n -u postgres /usr/bin/psql -X -d postgres -c 'select 1'",
          "ops@127.0.0.11:2201 $ sudo -n -u postgres /usr/bin/pgbackrest --stanza=a info");

  private static final List<String> CHANGES =
      List.of(
          "POST http://127.0.0.11:8008/failover",
          "POST http://127.0.0.11:2379/v3/kv/put",
          "PUT http://127.0.0.51:9000/albums/summer",
          "DELETE http://127.0.0.51:9000/albums/firedrill-canary-of/summer/x y",
          "kafka 127.0.0.31:9092 'electLeaders UNCLEAN [payments-0]'",
          "ops@127.0.0.11:2201 $ sudo -n /usr/bin/chown root:root /data",
          "ops@127.0.0.11:2201 $ sudo -n -u postgres /usr/bin/find /scratch -delete",
          "ops@127.0.0.11:2201 $ sudo -n -u postgres /usr/bin/psql -X -d postgres -c 'drop table a'",
          "ops@127.0.0.11:2201 $ sudo -n -u postgres /usr/bin/psql -X -d postgres -c 'select"
              + " pg_switch_wal() from pg_create_restore_point('\\''firedrill'\\'') point'",
          "ops@127.0.0.11:2201 $ sudo -n -u postgres /usr/bin/psql -X -d postgres -c 'with a as"
              + " (delete from b returning 1) select 1'",
          "ops@127.0.0.11:2201 $ sudo -n -u postgres /usr/bin/pgbackrest --stanza=a backup",
          "ops@127.0.0.11:2201 $ start-kafka");

  @Test
  void whatOnlyLooksIsNoChange() {
    assertThat(PlanCalls.changing(calls(LOOKS))).isEmpty();
  }

  @Test
  void whatMayChangeSomethingIsNamed() {
    assertThat(PlanCalls.changing(calls(CHANGES))).containsExactlyElementsOf(CHANGES);
  }

  @Test
  void aSocketIsToldFromItsInput() {
    String socat = "ops@127.0.0.11:2201 $ sudo -n /usr/bin/socat - UNIX-CONNECT:/run/haproxy.sock";
    assertThat(PlanCalls.changing(List.of(new Call(socat, "show stat")))).isEmpty();
    assertThat(PlanCalls.changing(List.of(new Call(socat, "disable frontend a")))).hasSize(1);
    assertThat(PlanCalls.changing(List.of(new Call(socat, "")))).hasSize(1);
  }

  @Test
  void aHealIsALookWhereItIsDryAndOfACanary() {
    String heal = "POST http://127.0.0.51:9000/minio/admin/v3/heal/";
    String canary = heal + "canaries/firedrill-canary";
    String dry = "{\"recursive\":true,\"remove\":false,\"dryRun\":true,\"scanMode\":1}";
    assertThat(PlanCalls.changing(List.of(new Call(canary, dry)))).isEmpty();
    assertThat(PlanCalls.changing(List.of(new Call(canary + "?clientToken=a", "{}")))).isEmpty();
    assertThat(PlanCalls.changing(List.of(new Call(canary, "{\"dryRun\":false}")))).hasSize(1);
    assertThat(PlanCalls.changing(List.of(new Call(heal, dry)))).hasSize(1);
    assertThat(PlanCalls.changing(List.of(new Call(heal + "albums", dry)))).hasSize(1);
  }

  @Test
  void theServersOwnLogsAreReadTheSameWay() {
    String sudo = "ops@lab $ sudo -n -u postgres /usr/bin/psql -X -d postgres -c ";
    String socat = "ops@lab $ sudo -n -u root /usr/bin/socat - UNIX-CONNECT:/run/haproxy.sock";
    String changes = sudo + "'drop table a'";
    List<String> lines = List.of(sudo + "'select 1'", "GET http://vault/v1/a", socat, changes);
    assertThat(PlanCalls.changing(PlanCalls.logged(lines))).containsExactly(changes);
  }

  @Test
  void aLogOfSudoThatHasNothingOfWhatWasAskedByItIsNoProof() {
    List<Call> bySudo = calls(List.of("ops@127.0.0.11:2201 $ sudo -n /usr/bin/stat -c %U /data"));
    List<Call> byHttp = calls(List.of("GET http://127.0.0.11:8008/cluster"));
    assertThat(PlanCalls.isSilent(bySudo, byHttp)).isTrue();
    assertThat(PlanCalls.isSilent(bySudo, bySudo)).isFalse();
    assertThat(PlanCalls.isSilent(byHttp, List.of())).isFalse();
  }

  private static List<Call> calls(List<String> asked) {
    return asked.stream().map(each -> new Call(each, "")).toList();
  }
}
