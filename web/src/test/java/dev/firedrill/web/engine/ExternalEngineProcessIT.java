package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.engine.EngineProperties.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process on a Temporal with TLS that somebody else runs. */
class ExternalEngineProcessIT {

  private static final String NAME = "engine.example";

  @TempDir Path temporary;
  private final int port = Ports.draw();
  private final List<Process> processes = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private TestAuthority authority;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private ForeignTemporal engine;

  @BeforeEach
  void start() throws IOException {
    authority = TestAuthority.in(temporary.resolve("authority"));
    TestAuthority.Signed server = authority.sign(NAME);
    String global =
        """
        tls:
          frontend:
            client: {serverName: %s, rootCaFiles: ["%s"]}
            server: {certFile: "%s", keyFile: "%s"}
        """
            .formatted(NAME, authority.certificate(), server.certificate(), server.key());
    engine =
        new ForeignTemporal(temporary.resolve("foreign"), global)
            .with("ops", new Tls(true, authority.certificate(), null, null, NAME), null);
  }

  @AfterEach
  void end() throws IOException {
    processes.forEach(Grounds::kill);
    Grounds.endLeftovers(temporary.resolve("data"), "database");
    engine.close();
  }

  @Test
  void itServesOnItAndComesBackWithIt() throws Exception {
    AppProcess app = launch("--firedrill.engine.tls.ca=" + authority.certificate());
    app.awaitReady();
    app.answers(200, "/health/ready");
    engine.kill();
    app.answers(503, "/health/ready");
    assertThat(app.get("/sign-in")).as("the screens stay").isEqualTo(200);
    engine.start();
    app.answers(200, "/health/ready");
    assertThat(temporary.resolve("data/engine")).doesNotExist();
  }

  @Test
  void anAuthorityThatNobodyKnowsIsOneSentence() throws Exception {
    launch("--firedrill.engine.tls.enabled=true")
        .refuses(ExitCode.NOT_STARTED, "no authority that is trusted here vouches for its");
  }

  private AppProcess launch(String... tls) throws IOException {
    List<String> words = new ArrayList<>(List.of(tls));
    words.add("--firedrill.engine.address=" + engine.address());
    words.add("--firedrill.engine.namespace=ops");
    words.add("--firedrill.engine.tls.server-name=" + NAME);
    AppProcess app =
        AppProcess.start(temporary, temporary.resolve("out"), port, words.toArray(String[]::new));
    processes.add(app.process());
    return app;
  }
}
