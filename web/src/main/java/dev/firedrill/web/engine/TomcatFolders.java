package dev.firedrill.web.engine;

import java.nio.file.Path;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Where the web server keeps its working files: in the data folder. By itself it makes two new
 * folders among the machine's temporary ones at each start, and leaves one of them there.
 */
@Component
@Profile("!command")
final class TomcatFolders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final Path home;

  TomcatFolders(DataFolder folder) {
    this.home = folder.folder("run/tomcat");
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setBaseDirectory(home.toFile());
    factory.setDocumentRoot(home.toFile());
  }
}
