package dev.firedrill.activities.reach.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import dev.firedrill.activities.reach.Watched;
import dev.firedrill.activities.reach.Witness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, and what comes of each kind of answer; the server is a small fake. */
class S3WireTest {

  private static final Keys KEYS = new Keys("who-asks", "what-nobody-sees");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> witnessed = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Store store;
  private int status = 200;
  private String body = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    store = S3Reach.wire().open(address(), KEYS);
    Watched.enter(new Everything());
  }

  @AfterEach
  void stop() {
    Watched.leave();
    store.close();
    server.stop(0);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Test
  void everyRequestIsSignedAndSentOnceToThisServer() throws Exception {
    store.put("canaries", "one", "sings");
    store.delete("canaries", "one");
    store.call("POST", "/minio/admin/v3/heal/?clientToken=secret-token", "{}");
    assertThat(asked)
        .hasSize(3)
        .allMatch(each -> each.contains("AWS4-HMAC-SHA256 Credential=who-asks/"))
        .satisfiesExactly(
            put -> assertThat(put).startsWith("PUT /canaries/one "),
            delete -> assertThat(delete).startsWith("DELETE /canaries/one "),
            heal -> assertThat(heal).startsWith("POST /minio/admin/v3/heal/?clientToken="));
  }

  @Test
  void nobodySeesTheSecretNorAHealsToken() throws Exception {
    store.put("canaries", "one", "sings");
    store.call("POST", "/minio/admin/v3/heal/?clientToken=secret-token", "{}");
    assertThat(String.join("\n", asked) + witnessed).doesNotContain("what-nobody-sees");
    assertThat(witnessed)
        .anyMatch(each -> each.endsWith("/canaries/one]"))
        .anyMatch(each -> each.contains("clientToken=…"))
        .noneMatch(each -> each.contains("secret-token"));
    assertThat(KEYS.toString()).doesNotContain("who-asks", "what-nobody-sees");
  }

  @Test
  void aNoHasTheServersWordAndIsNotAskedAgain() {
    status = 503;
    body = "<Error><Code>SlowDownWrite</Code><Message>too few drives</Message></Error>";
    assertThatThrownBy(() -> store.put("canaries", "one", "sings"))
        .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.isOfTheAsker()).isFalse())
        .hasMessage("SlowDownWrite (status 503): too few drives");
    assertThat(asked).hasSize(1);
  }

  @Test
  void aKeyThatIsNotLetInAndABucketThatIsNotThereAreOurs() {
    status = 403;
    body = "<Error><Code>InvalidAccessKeyId</Code><Message>who?</Message></Error>";
    assertThatThrownBy(() -> store.list("canaries"))
        .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.isOfTheAsker()).isTrue());
    status = 404;
    body = "<Error><Code>NoSuchBucket</Code><Message>where?</Message></Error>";
    assertThatThrownBy(() -> store.requireBucket("canaries"))
        .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.isOfTheAsker()).isTrue());
  }

  @Test
  void aBucketIsListedInItsOrder() throws Exception {
    body =
        "<ListBucketResult><Contents><Key>a</Key><ETag>\"1\"</ETag><Size>5</Size></Contents>"
            + "<Contents><Key>b</Key><ETag>\"2\"</ETag><Size>7</Size></Contents></ListBucketResult>";
    assertThat(store.list("canaries"))
        .containsExactly(new Listed("a", "\"1\"", 5), new Listed("b", "\"2\"", 7));
  }

  @Test
  void versionsAndDeleteMarkersAreListedTogetherAndFurtherOn() throws Exception {
    body =
        "<ListVersionsResult><IsTruncated>true</IsTruncated><NextKeyMarker>b</NextKeyMarker>"
            + "<NextVersionIdMarker>v3</NextVersionIdMarker><Version><Key>b</Key>"
            + "<VersionId>v3</VersionId><IsLatest>true</IsLatest><ETag>\"3\"</ETag><Size>7</Size>"
            + "</Version><Version><Key>a</Key><VersionId>v1</VersionId><IsLatest>false</IsLatest>"
            + "<ETag>\"1\"</ETag><Size>5</Size></Version><DeleteMarker><Key>a</Key>"
            + "<VersionId>v2</VersionId><IsLatest>true</IsLatest></DeleteMarker>"
            + "</ListVersionsResult>";
    VersionPage page = store.versions("albums", "", new VersionPage.Mark("a b", "v0"));
    assertThat(page.versions())
        .containsExactly(
            new ObjectVersion("a", "v1", "\"1\"", 5, false, false),
            new ObjectVersion("a", "v2", "", 0, true, true),
            new ObjectVersion("b", "v3", "\"3\"", 7, true, false));
    assertThat(page.next()).isEqualTo(new VersionPage.Mark("b", "v3"));
    assertThat(asked).singleElement().asString().contains("key-marker=a%20b", "versions");
    store.deleteVersion("albums", "a", "v1");
    assertThat(asked.getLast()).startsWith("DELETE /albums/a?versionId=v1 ");
  }

  @Test
  void aBucketSaysWhetherItKeepsVersions() throws Exception {
    body = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    assertThat(store.keepsVersions("albums")).isTrue();
    body = "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>";
    assertThat(store.keepsVersions("albums")).isFalse();
    body = "<VersioningConfiguration></VersioningConfiguration>";
    assertThat(store.keepsVersions("albums")).isFalse();
  }

  @Test
  void aRuleSaysWhetherItIsForAllObjectsAndNoRuleIsAnAnswer() throws Exception {
    body = rule("<Filter><Prefix></Prefix></Filter>", "Enabled");
    assertThat(store.replication("albums"))
        .containsExactly(new ReplicationRule("copy", "arn:1", true, true, true));
    body = rule("<Filter><Prefix>a/</Prefix></Filter>", "Disabled");
    assertThat(store.replication("albums"))
        .containsExactly(new ReplicationRule("copy", "arn:1", true, false, false));
    body = rule("<Filter><Tag><Key>k</Key><Value>v</Value></Tag></Filter>", "Enabled");
    assertThat(store.replication("albums").getFirst().whole()).isFalse();
    status = 404;
    body = "<Error><Code>ReplicationConfigurationNotFoundError</Code></Error>";
    assertThat(store.replication("albums")).isEmpty();
  }

  private static String rule(String filter, String existing) {
    return "<ReplicationConfiguration><Rule><ID>copy</ID><Status>Enabled</Status>"
        + filter
        + "<ExistingObjectReplication><Status>"
        + existing
        + "</Status></ExistingObjectReplication><Destination><Bucket>arn:1</Bucket></Destination>"
        + "</Rule></ReplicationConfiguration>";
  }

  @Test
  void anObjectIsReadAndAnyAnswerToACallIsOne() throws Exception {
    body = "sings";
    assertThat(store.get("canaries", "one")).isEqualTo("sings");
    status = 500;
    assertThat(store.call("GET", "/minio/admin/v3/info", "")).isEqualTo(new Reply(500, "sings"));
  }

  @Test
  void nobodyThereIsToldApart() {
    try (Store nobody = S3Reach.wire().open(URI.create("http://127.0.0.1:1"), KEYS)) {
      assertThatThrownBy(() -> nobody.put("canaries", "one", "sings"))
          .isInstanceOfSatisfying(
              Unreachable.class, gone -> assertThat(gone.why()).isEqualTo(Why.REFUSED));
      assertThatThrownBy(() -> nobody.call("GET", "/minio/admin/v3/info", ""))
          .isInstanceOfSatisfying(
              Unreachable.class, gone -> assertThat(gone.why()).isEqualTo(Why.REFUSED));
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(
        "%s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization")));
    exchange.getRequestBody().readAllBytes();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("x-amz-request-id", "1");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Takes down all that a witness is told. */
  private final class Everything implements Witness {

    @Override
    public Exchange asked(String where, List<String> what, String input) {
      witnessed.add(what + input);
      return new Exchange() {
        @Override
        public void out(String line) {
          witnessed.add(line);
        }

        @Override
        public void err(String line) {
          witnessed.add(line);
        }

        @Override
        public void answer(String said) {
          witnessed.add(said);
        }

        @Override
        public void ended(String how) {
          witnessed.add(how);
        }
      };
    }

    @Override
    public void notes(String words) {
      witnessed.add(words);
    }
  }
}
