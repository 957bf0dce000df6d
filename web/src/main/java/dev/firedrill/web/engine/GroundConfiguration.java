package dev.firedrill.web.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** What everything else stands on; a command of the terminal starts none of it. */
@Configuration(proxyBeanMethods = false)
@Profile("!command")
@EnableConfigurationProperties({FiredrillProperties.class, EngineProperties.class})
class GroundConfiguration {

  @Bean
  DataFolder dataFolder(
      FiredrillProperties properties, Environment environment, ApplicationContext context) {
    KnownKeys.require(context);
    if (context instanceof WebServerApplicationContext) {
      requireFreePort(environment);
    }
    return DataFolder.open(properties.dataFolder());
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  Ground ground(
      FiredrillProperties properties,
      EngineProperties engine,
      DataFolder folder,
      Environment environment) {
    Ports ports = new Ports(folder);
    Path cache = properties.cacheFolder();
    boolean elsewhere = environment.containsProperty("spring.datasource.url");
    return new Ground(
        engine(engine, folder, cache, ports),
        elsewhere ? null : new ManagedPostgres(folder, cache, ports));
  }

  private static Engine engine(
      EngineProperties properties, DataFolder folder, Path cache, Ports ports) {
    return switch (properties.kind()) {
      case EXTERNAL -> new ExternalTemporal(properties);
      case MANAGED -> new ManagedTemporal(properties, folder, cache, ports);
      case IN_MEMORY -> new InMemoryTemporal();
    };
  }

  /** Said before anything is started, not by the web server after everything is. */
  private static void requireFreePort(Environment environment) {
    int port = environment.getProperty("server.port", Integer.class, 0);
    String address = environment.getProperty("server.address", "127.0.0.1");
    try {
      if (port != 0 && !Ports.isFree(InetAddress.getByName(address), port)) {
        throw new StartRefused(
            ExitCode.PORT_TAKEN,
            "Port %d on %s is taken; choose another one with --port.".formatted(port, address));
      }
    } catch (UnknownHostException e) {
      throw new StartRefused(ExitCode.USAGE, "There is no address '" + address + "' here.", e);
    }
  }
}
