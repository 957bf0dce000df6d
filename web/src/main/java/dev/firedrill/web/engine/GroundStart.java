package dev.firedrill.web.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Takes the data folder and begins to start what lies in it, before Spring reads its first class:
 * the engine and the database come up while the application does. What speaks against a start is
 * found here, before anything runs. A command of the terminal starts none of it.
 */
final class GroundStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final int LARGEST_PORT = 65_535;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment environment = context.getEnvironment();
    if (environment.acceptsProfiles(Profiles.of("command"))) {
      return;
    }
    Binder settings = Binder.get(environment);
    FiredrillProperties properties = settings.bindOrCreate("firedrill", FiredrillProperties.class);
    EngineProperties engine =
        settings.bindOrCreate(
            "firedrill.engine",
            Bindable.of(EngineProperties.class),
            new NoUnboundElementsBindHandler(
                BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
    if (context instanceof WebServerApplicationContext) {
      requireFreePort(environment);
    }
    Optional<DatabaseLogins> elsewhere = ExternalPostgres.in(environment);
    elsewhere.ifPresent(ExternalPostgres::requireUsable);
    DataFolder folder = DataFolder.open(properties.dataFolder());
    keep(
        (DefaultListableBeanFactory) context.getBeanFactory(),
        folder,
        start(folder, properties.cacheFolder(), engine, elsewhere.isPresent()));
  }

  private static Ground start(
      DataFolder folder, Path cache, EngineProperties engine, boolean elsewhere) {
    Ports ports = new Ports(folder);
    return Ground.starting(
        () ->
            switch (engine.kind()) {
              case EXTERNAL -> new ExternalTemporal(engine);
              case MANAGED -> new ManagedTemporal(engine, folder, cache, ports);
              case IN_MEMORY -> new InMemoryTemporal();
            },
        elsewhere ? null : () -> new ManagedPostgres(folder, cache, ports));
  }

  /** As the first beans, so that they are closed as the last ones, after a failed start too. */
  private static void keep(DefaultListableBeanFactory beans, DataFolder folder, Ground ground) {
    beans.registerSingleton("dataFolder", folder);
    beans.registerDisposableBean("dataFolder", folder::close);
    beans.registerSingleton("ground", ground);
    beans.registerDisposableBean("ground", ground::close);
  }

  private static void requireFreePort(Environment environment) {
    int port = Binder.get(environment).bind("server.port", Integer.class).orElse(0);
    InetAddress address = address(environment.getProperty("server.address", "127.0.0.1"));
    if (port < 0 || port > LARGEST_PORT) {
      throw new StartRefused(ExitCode.USAGE, "There is no port " + port + ".");
    }
    try {
      Ports.listen(address, port);
    } catch (IOException e) {
      boolean forbidden = String.valueOf(e.getMessage()).contains("Permission denied");
      throw new StartRefused(
          ExitCode.PORT_TAKEN,
          "Port %d on %s is %s; choose another one with --port."
              .formatted(port, address.getHostAddress(), forbidden ? "for root only" : "taken"),
          e);
    }
  }

  private static InetAddress address(String text) {
    try {
      InetAddress address = InetAddress.getByName(text);
      if (Ports.isFree(address, 0)) {
        return address;
      }
      throw new StartRefused(ExitCode.USAGE, "This machine has no address '" + text + "'.");
    } catch (UnknownHostException e) {
      throw new StartRefused(ExitCode.USAGE, "There is no address '" + text + "'.", e);
    }
  }
}
