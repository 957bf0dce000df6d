package dev.firedrill.web.engine;

import dev.firedrill.workflows.procedure.Payloads;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The client of the engine, and the worker in this process. */
@Configuration(proxyBeanMethods = false)
@Profile("!command")
class TemporalConfiguration {

  /** Closed by the engine whose connection it is. */
  @Bean(destroyMethod = "")
  WorkflowServiceStubs workflowServiceStubs(Ground ground) {
    return ground.engine().stubs();
  }

  @Bean
  EngineNotice engineNotice(Ground ground) {
    return ground.engine().notice();
  }

  @Bean
  WorkflowClient workflowClient(WorkflowServiceStubs stubs, EngineProperties properties) {
    return WorkflowClient.newInstance(
        stubs,
        WorkflowClientOptions.newBuilder()
            .setDataConverter(Payloads.converter())
            .setNamespace(properties.namespace())
            .setIdentity("firedrill@" + ProcessHandle.current().pid())
            .build());
  }

  @Bean
  Workers workers(
      WorkflowClient client,
      FiredrillProperties properties,
      ObjectProvider<WorkerInterceptor> interceptors,
      Verbs verbs) {
    List<WorkerInterceptor> ordered = interceptors.orderedStream().toList();
    return new Workers(client, properties.roles(), ordered, verbs);
  }
}
