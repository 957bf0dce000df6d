package dev.firedrill.web.problem;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Answers with a problem what the server turns away before the application sees it. */
@Component
final class BareErrors
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE; // behind Spring Boot's own, and so nearer to the error
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(context -> {
      ErrorReportValve valve = new Valve();
      valve.setShowServerInfo(false);
      valve.setShowReport(false);
      context.getParent().getPipeline().addValve(valve);
    });
  }

  private static final class Valve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
      boolean nothingToSay =
          response.getStatus() < 400
              || response.getContentWritten() > 0
              || !Problems.isFor(request)
              || !response.setErrorReported();
      if (nothingToSay) {
        return; // Spring Boot's own says it
      }
      try {
        response.setContentType(Problems.MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Writer writer = response.getReporter();
        if (writer != null) {
          byte[] body = Problems.body(request, Problems.plain(response.getStatus()), failure);
          writer.write(new String(body, StandardCharsets.UTF_8));
          response.finishResponse();
        }
      } catch (IOException gone) {
        container.getLogger().debug("who asked is gone", gone);
      }
    }
  }
}
