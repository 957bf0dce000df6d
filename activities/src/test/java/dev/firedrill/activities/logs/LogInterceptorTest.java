package dev.firedrill.activities.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.Watched;
import dev.firedrill.activities.reach.Witness;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.secrets.SecretReference;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.ProcedureInterceptor;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInterface;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.Header;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.worker.WorkerFactoryOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogInterceptorTest {

  private static final Duration SOON = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final LogBuffer buffer = new LogBuffer(1_000_000);
  private final Secrets secrets = new Secrets();
  private HttpServer server;
  private TestActivityEnvironment engine;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        call -> {
          call.sendResponseHeaders(200, 6);
          call.getResponseBody().write("is it?".getBytes(UTF_8));
          call.close();
        });
    server.start();
    Path file = Files.writeString(folder.resolve("key"), "correct horse");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    secrets.read(SecretReference.parse("file:" + file));
    LogInterceptor log = new LogInterceptor(buffer, secrets.masks());
    engine =
        TestActivityEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(log, new Keyed())
                        .build())
                .build());
    engine.registerActivitiesImplementations(new Ringing());
  }

  @AfterEach
  void stop() {
    engine.close();
    server.stop(0);
  }

  /** A verb that asks over the wire, waits, and fails as it is told. */
  @ActivityInterface
  public interface Bell {
    /** Rings. */
    void ring(String how);
  }

  private final class Ringing implements Bell {

    private final HttpReach http = new HttpReach();

    @Override
    public void ring(String how) {
      try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
        others.submit(() -> http.get(address(), SOON)).get();
        AtomicInteger asked = new AtomicInteger();
        Patience.isSo(SOON, () -> asked.incrementAndGet() > 1);
      } catch (Exception e) {
        throw Activity.wrap(e);
      }
      if (how.equals("not possible")) {
        throw new NotPossible("psql: correct horse is no password");
      }
      if (how.equals("fail")) {
        throw new IllegalStateException("outer", new IOException("correct horse"));
      }
    }
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/bell");
  }

  private Throwable ring(String how) {
    return catchThrowable(() -> engine.newActivityStub(Bell.class).ring(how));
  }

  private List<LogLine> lines() throws InterruptedException {
    return buffer.take(1_000, Duration.ZERO);
  }

  @Test
  void whatAVerbDoesStandsInTheLogOfItsStepAlsoFromItsOtherThreads() throws InterruptedException {
    assertThat(ring("well")).isNull();
    List<LogLine> lines = lines();
    // The test's engine counts attempts from zero.
    assertThat(lines).extracting(LogLine::place).containsOnly(new Place("r-7f3a", 12, 0));
    assertThat(lines.stream().map(line -> line.kind() + " " + line.text()))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("ASKED GET " + address()),
            line -> assertThat(line).isEqualTo("OUT is it?"),
            line -> assertThat(line).matches("ENDED status 200 after [0-9.]+ s"),
            line -> assertThat(line).isEqualTo("NOTE not so yet: asking again for up to 60.0 s"),
            line -> assertThat(line).matches("NOTE it is so after \\d+\\.\\d s"));
  }

  @Test
  void afterTheVerbNobodySeesItsThread() throws Exception {
    ring("well");
    lines();
    assertThat(Watched.by()).isSameAs(Witness.NOBODY);
    new HttpReach().get(address(), SOON);
    assertThat(lines()).isEmpty();
  }

  @Test
  void aFailureKeepsItsMeaningAndSaysNoSecret() {
    assertThat(rootOf(ring("not possible")))
        .hasMessageContaining("psql: (secret) is no password")
        .hasMessageContaining(NotPossible.class.getName());
    for (Throwable each = ring("fail"); each != null; each = each.getCause()) {
      assertThat(String.valueOf(each.getMessage())).doesNotContain("correct horse");
    }
  }

  private static Throwable rootOf(Throwable failure) {
    return failure.getCause() == null ? failure : rootOf(failure.getCause());
  }

  /** Puts a run's key on every call. */
  private static final class Keyed extends WorkerInterceptorBase {

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
      return new ActivityInboundCallsInterceptorBase(next) {
        @Override
        public ActivityOutput execute(ActivityInput input) {
          Payload key = DefaultDataConverter.STANDARD_INSTANCE.toPayload("r-7f3a/12").orElseThrow();
          Header header = new Header(Map.of(ProcedureInterceptor.EFFECT_HEADER, key));
          return super.execute(new ActivityInput(header, input.getArguments()));
        }
      };
    }
  }
}
