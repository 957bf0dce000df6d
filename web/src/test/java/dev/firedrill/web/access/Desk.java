package dev.firedrill.web.access;

import static java.util.Objects.requireNonNull;

import dev.firedrill.web.FiredrillApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole application on a real database, with the in-process engine and one target of which
 * nothing exists. Everybody's password is {@link #PASSWORD}.
 */
public final class Desk implements AutoCloseable {

  public static final String PASSWORD = "open the valve slowly";

  private static final String TARGET =
      """
      name: orders-db
      system: patroni
      environment: dev
      tier: 1
      recovery-time: PT4H
      recovery-point: PT1H
      stateful: true
      patroni:
        scope: orders
        namespace: /service
        etcd: ["http://127.0.0.1:9"]
        stanza: main
        members:
          pg-1:
            rest: http://127.0.0.1:9
            ssh: nobody@127.0.0.1:9
            data: /var/lib/orders/pg-1
            owner: postgres
            start: [sudo, -n, /usr/bin/start-patroni, pg-1]
            backup-config: /etc/pgbackrest.conf
          pg-2:
            rest: http://127.0.0.1:9
            ssh: nobody@127.0.0.1:9
            data: /var/lib/orders/pg-2
            owner: postgres
            start: [sudo, -n, /usr/bin/start-patroni, pg-2]
            backup-config: /etc/pgbackrest.conf
      ssh:
        key: file:FOLDER/key
        known-hosts: FOLDER/known_hosts
      """;

  private final ConfigurableApplicationContext context;

  private Desk(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts it below this folder, with further settings such as {@code --firedrill.x=y}. */
  public static Desk start(Path folder, String... settings) throws IOException {
    return start(folder, "in-memory", settings);
  }

  /** Starts it with the engine that people get who configure none. */
  public static Desk startWithRealEngine(Path folder, String... settings) throws IOException {
    return start(folder, "managed", settings);
  }

  private static Desk start(Path folder, String engine, String[] settings) throws IOException {
    FirstStart.into(folder.resolve("data"));
    return startAsItIs(folder, engine, settings);
  }

  /** Starts it on whatever there is below this folder. */
  static Desk startAsItIs(Path folder, String engine, String... settings) throws IOException {
    Path targets = Files.createDirectories(folder.resolve("targets"));
    Files.writeString(
        targets.resolve("orders-db.yaml"), TARGET.replace("FOLDER", folder.toString()));
    Files.writeString(folder.resolve("key"), "");
    Files.writeString(folder.resolve("known_hosts"), "");
    String[] all = new String[settings.length + 4];
    all[0] = "--firedrill.data=" + folder.resolve("data");
    all[1] = "--firedrill.targets=" + targets;
    all[2] = "--firedrill.port=0";
    all[3] = "--firedrill.engine.mode=" + engine;
    System.arraycopy(settings, 0, all, 4, settings.length);
    SpringApplication application = new SpringApplication(FiredrillApplication.class);
    application.addInitializers(new QuickHashes());
    return new Desk(application.run(all));
  }

  /** Adds somebody who has a password of their own already. */
  public void add(String name, Role role, String... groups) {
    Accounts accounts = bean(Accounts.class);
    accounts.add(name, role, Set.of(groups), "once only, please");
    accounts.setPassword(name, PASSWORD, false);
  }

  /** Makes a token that belongs to somebody who has no other, and returns its secret. */
  public String token(String name, Role role, String... groups) {
    String owner = "owner-of-" + name;
    add(owner, Role.VIEWER);
    return tokenOf(owner, name, role, groups);
  }

  /** Makes a token of this account and returns its secret. */
  public String tokenOf(String owner, String name, Role role, String... groups) {
    String secret = Token.draw();
    TokenOrder order =
        new TokenOrder(
            "create",
            name,
            Secrets.hash(secret),
            role.word(),
            owner,
            java.util.List.of(groups),
            90);
    TokenOrder.Answer answer = bean(TokenDesk.class).carryOut(order);
    if (!answer.done()) {
      throw new IllegalStateException(answer.toString());
    }
    return secret;
  }

  /** A machine with this token; with the empty text, with none. */
  public Machine machine(String token) {
    return new Machine(address(), token);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public JdbcClient database() {
    return bean(JdbcClient.class);
  }

  public URI address() {
    WebServer server = ((WebServerApplicationContext) context).getWebServer();
    return URI.create("http://127.0.0.1:" + requireNonNull(server).getPort());
  }

  /** A browser that nobody has signed in with. */
  public Browser browser() {
    return browserFrom("127.0.0.1");
  }

  /** The same on another address of this machine. */
  public Browser browserFrom(String own) {
    return new Browser(address(), own);
  }

  public Browser signedIn(String name) {
    Browser browser = browser();
    browser.signIn(name, PASSWORD);
    return browser;
  }

  @Override
  public void close() {
    context.close();
  }
}
