package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.engine.EngineProperties.Tls;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Temporal that is not ours: one without TLS, one that wants certificates, one that wants keys.
 */
class ExternalTemporalIT {

  private static final String NAMESPACE = "ops";
  private static final String NAME = "engine.example";
  private static final Tls PLAIN = new Tls(false, null, null, null, null);

  @TempDir Path temporary;
  private @Nullable ForeignTemporal foreign;

  @AfterEach
  void end() throws IOException {
    if (foreign != null) {
      foreign.close();
    }
  }

  @Test
  void aRunGoesOnWhenTheEngineWasAwayForAWhile() throws IOException {
    ForeignTemporal engine = foreign("").with(NAMESPACE, PLAIN, null);
    try (ExternalTemporal used = new ExternalTemporal(engine.settings(NAMESPACE, PLAIN, null))) {
      used.start();
      WorkerFactory workers = workers(used);
      WorkflowStub run = nap(used);
      engine.kill();
      Grounds.await("its absence is seen", () -> !used.isUp());
      engine.start();
      Grounds.await("it is seen again", used::isUp);
      assertThat(run.getResult(String.class)).isEqualTo("rested");
      workers.shutdownNow();
    }
  }

  @Test
  void aNamespaceThatIsNotThereIsNotMade() throws IOException {
    ForeignTemporal engine = foreign("").with(NAMESPACE, PLAIN, null);
    for (int twice = 0; twice < 2; twice++) {
      refused(
          engine.settings("other", PLAIN, null),
          "The engine has no namespace 'other': create it there, or set"
              + " firedrill.engine.namespace.");
    }
  }

  @Test
  void nobodyAtTheAddressIsSaid() throws IOException {
    ForeignTemporal engine = foreign("");
    refused(engine.settings(NAMESPACE, PLAIN, null), cannotBeUsed(engine, "nobody listens there"));
  }

  @Test
  void tlsTowardsOneWithoutIsSaid() throws IOException {
    ForeignTemporal engine = foreign("").with(NAMESPACE, PLAIN, null);
    refused(
        engine.settings(NAMESPACE, new Tls(true, null, null, null, null), null),
        cannotBeUsed(engine, "it does not speak TLS: leave firedrill.engine.tls out"));
  }

  @Test
  void certificatesAreShownAndCheckedOnBothSides() throws IOException {
    TestAuthority authority = TestAuthority.in(temporary.resolve("authority"));
    Path ca = authority.certificate();
    TestAuthority.Signed ours = authority.sign("client.example");
    Tls good = new Tls(false, ca, ours.certificate(), ours.key(), NAME);
    String both = "      requireClientAuth: true\n      clientCaFiles: [\"" + ca + "\"]\n";
    ForeignTemporal engine = foreign(tls(authority) + both).with(NAMESPACE, good, null);
    rests(engine.settings(NAMESPACE, good, null));
    refused(
        engine.settings(NAMESPACE, new Tls(true, null, ours.certificate(), ours.key(), NAME), null),
        cannotBeUsed(
            engine,
            "no authority that is trusted here vouches for its certificate: name the one that does"
                + " as firedrill.engine.tls.ca"));
    refused(
        engine.settings(NAMESPACE, new Tls(true, ca, ours.certificate(), ours.key(), null), null),
        cannotBeUsed(
            engine, "its certificate is for another name: set firedrill.engine.tls.server-name"));
    refused(
        engine.settings(NAMESPACE, new Tls(true, ca, null, null, NAME), null),
        cannotBeUsed(
            engine,
            "it wants a client certificate: set firedrill.engine.tls.certificate and .key"));
    TestAuthority.Signed strange =
        TestAuthority.in(temporary.resolve("stranger")).sign("client.example");
    refused(
        engine.settings(
            NAMESPACE, new Tls(true, ca, strange.certificate(), strange.key(), NAME), null),
        cannotBeUsed(
            engine, "it does not trust our certificate: check firedrill.engine.tls.certificate"));
    refused(
        engine.settings(NAMESPACE, PLAIN, null),
        cannotBeUsed(
            engine,
            "it ends the connection at once; perhaps it wants TLS: firedrill.engine.tls.enabled"));
  }

  @Test
  void anApiKeyIsShownAndReadAnewForEachCall() throws Exception {
    TestAuthority authority = TestAuthority.in(temporary.resolve("authority"));
    Tls tls = new Tls(true, authority.certificate(), null, null, NAME);
    Path file = temporary.resolve("key");
    SecretReference key = new SecretReference("file:" + file);
    try (TestTokens tokens = TestTokens.start()) {
      Files.writeString(file, tokens.token("temporal-system:admin"));
      ForeignTemporal engine =
          foreign(tls(authority) + authorization(tokens)).with(NAMESPACE, tls, key);
      String refusal =
          cannotBeUsed(
              engine,
              "it does not let us in: check firedrill.engine.api-key, or the client certificate");
      Files.writeString(file, tokens.token(NAMESPACE + ":write"));
      rests(engine.settings(NAMESPACE, tls, key));
      refused(engine.settings(NAMESPACE, tls, null), refusal);
      Files.writeString(file, tokens.token("other:write"));
      refused(engine.settings(NAMESPACE, tls, key), refusal);
      try (ExternalTemporal used = new ExternalTemporal(engine.settings(NAMESPACE, tls, key))) {
        Files.writeString(file, tokens.token(NAMESPACE + ":write"));
        used.start();
      }
    }
  }

  private ForeignTemporal foreign(String global) throws IOException {
    ForeignTemporal made = new ForeignTemporal(temporary.resolve("foreign"), global);
    foreign = made;
    return made;
  }

  /** The engine's own keys of TLS; what follows in the text belongs to the server's side. */
  private static String tls(TestAuthority authority) throws IOException {
    TestAuthority.Signed server = authority.sign(NAME);
    return """
    tls:
      frontend:
        client: {serverName: %s, rootCaFiles: ["%s"]}
        server:
          certFile: "%s"
          keyFile: "%s"
    """
        .formatted(NAME, authority.certificate(), server.certificate(), server.key());
  }

  /** Temporal's own authorizer and claim mapper (Temporal, self-hosted security). */
  private static String authorization(TestTokens tokens) {
    return """
    authorization:
      jwtKeyProvider: {keySourceURIs: ["%s"], refreshInterval: 1h}
      permissionsClaimName: permissions
      authorizer: default
      claimMapper: default
    """
        .formatted(tokens.address());
  }

  private static String cannotBeUsed(ForeignTemporal engine, String why) {
    return "The engine at " + engine.address() + " can't be used: " + why + ".";
  }

  private static void refused(EngineProperties settings, String sentence) {
    try (ExternalTemporal engine = new ExternalTemporal(settings)) {
      assertThat(refusal(engine))
          .as(sentence)
          .satisfies(refused -> {
            assertThat(refused.getMessage()).isEqualTo(sentence);
            assertThat(refused.code()).isEqualTo(ExitCode.NOT_STARTED);
          });
    }
  }

  private static StartRefused refusal(ExternalTemporal engine) {
    try {
      engine.start();
    } catch (StartRefused refused) {
      return refused;
    }
    throw new AssertionError("the engine was taken");
  }

  private static void rests(EngineProperties settings) {
    try (ExternalTemporal engine = new ExternalTemporal(settings)) {
      engine.start();
      WorkerFactory workers = workers(engine);
      assertThat(nap(engine).getResult(String.class)).isEqualTo("rested");
      workers.shutdownNow();
    }
  }

  private static WorkerFactory workers(ExternalTemporal engine) {
    WorkerFactory factory = WorkerFactory.newInstance(client(engine));
    factory
        .newWorker("naps")
        .registerWorkflowImplementationTypes(ManagedTemporalIT.NapsWorkflow.class);
    factory.start();
    return factory;
  }

  private static WorkflowStub nap(ExternalTemporal engine) {
    ManagedTemporalIT.Naps naps =
        client(engine)
            .newWorkflowStub(
                ManagedTemporalIT.Naps.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue("naps")
                    .setWorkflowTaskTimeout(Duration.ofSeconds(2))
                    .build());
    WorkflowClient.start(naps::rest);
    return WorkflowStub.fromTyped(naps);
  }

  private static WorkflowClient client(ExternalTemporal engine) {
    return WorkflowClient.newInstance(
        engine.stubs(), WorkflowClientOptions.newBuilder().setNamespace(NAMESPACE).build());
  }
}
