package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.util.Durations;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a start when the engine, or the whole machine, stands still for a moment. */
class NamespaceTest {

  private static final Duration RETENTION = Duration.ofDays(3);

  private final Hesitant engine = new Hesitant();

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private Server server;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private ManagedChannel channel;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private WorkflowServiceStubs stubs;

  @BeforeEach
  void start() throws IOException {
    String name = InProcessServerBuilder.generateName();
    server = InProcessServerBuilder.forName(name).addService(engine).build().start();
    channel = InProcessChannelBuilder.forName(name).build();
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setChannel(channel).build());
  }

  @AfterEach
  void end() {
    stubs.shutdownNow();
    channel.shutdownNow();
    server.shutdownNow();
  }

  @Test
  void whatAnswersTooLateIsAskedAgainAndTheNamespaceIsMadeOnce() {
    engine.hesitates.addAll(List.of("describe", "register"));
    Namespace.ensure(stubs, "ops", RETENTION);
    assertThat(engine.asked).filteredOn("register"::equals).hasSize(1);
    assertThat(engine.asked).startsWith("describe", "describe", "register", "describe");
  }

  @Test
  void anEngineOfSomebodyElseIsAskedAgainToo() {
    engine.isThere = true;
    engine.hesitates.add("describe");
    Namespace.requireExisting(stubs, "ops");
    assertThat(engine.asked).containsExactly("describe", "describe");
  }

  @Test
  void anEngineThatIsGoneIsNotWaitedFor() {
    server.shutdownNow();
    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() -> Namespace.ensure(stubs, "ops", RETENTION))
        .satisfies(
            gone -> assertThat(gone.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
  }

  /** Does what it is asked, and keeps silent once for each word that it hesitates at. */
  private static final class Hesitant extends WorkflowServiceImplBase {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> hesitates = new CopyOnWriteArrayList<>();
    private volatile boolean isThere;

    /** Asked by the client before all else. */
    @Override
    public void getSystemInfo(
        GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
      answer.onNext(GetSystemInfoResponse.getDefaultInstance());
      answer.onCompleted();
    }

    @Override
    public void describeNamespace(
        DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> answer) {
      NamespaceConfig config =
          NamespaceConfig.newBuilder()
              .setWorkflowExecutionRetentionTtl(Durations.fromSeconds(RETENTION.toSeconds()))
              .build();
      if (isThere) {
        answer(
            "describe", DescribeNamespaceResponse.newBuilder().setConfig(config).build(), answer);
      } else {
        refuse("describe", Status.NOT_FOUND, answer);
      }
    }

    @Override
    public void registerNamespace(
        RegisterNamespaceRequest request, StreamObserver<RegisterNamespaceResponse> answer) {
      isThere = true;
      answer("register", RegisterNamespaceResponse.getDefaultInstance(), answer);
    }

    @Override
    public void listOpenWorkflowExecutions(
        ListOpenWorkflowExecutionsRequest request,
        StreamObserver<ListOpenWorkflowExecutionsResponse> answer) {
      answer("list", ListOpenWorkflowExecutionsResponse.getDefaultInstance(), answer);
    }

    private void refuse(String word, Status status, StreamObserver<?> answer) {
      asked.add(word);
      Status told = hesitates.remove(word) ? Status.DEADLINE_EXCEEDED : status;
      answer.onError(told.asRuntimeException());
    }

    private <T> void answer(String word, T said, StreamObserver<T> answer) {
      if (hesitates.contains(word)) {
        refuse(word, Status.DEADLINE_EXCEEDED, answer);
        return;
      }
      asked.add(word);
      answer.onNext(said);
      answer.onCompleted();
    }
  }
}
