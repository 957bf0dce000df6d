package dev.firedrill.drill.kill;

import dev.firedrill.drill.kill.KillPoint.Moment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that knows what is being told to the journal when a transaction is committed. */
final class Telling extends DelegatingDataSource {

  private static final ThreadLocal<List<String>> KINDS = ThreadLocal.withInitial(List::of);

  private final KillSwitch kill;

  Telling(DataSource database, KillSwitch kill) {
    super(database);
    this.kill = kill;
  }

  /** What this thread is about to tell. */
  static void enter(List<String> kinds) {
    KINDS.set(kinds);
  }

  static void leave() {
    KINDS.remove();
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Telling.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, words) -> {
              boolean commits = method.getName().equals("commit");
              if (commits) {
                at(Moment.BEFORE_COMMIT);
              }
              Object answer;
              try {
                answer = method.invoke(connection, words);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
              if (commits) {
                at(Moment.AFTER_COMMIT);
              }
              return answer;
            });
  }

  private void at(Moment moment) {
    KINDS.get().forEach(kind -> kill.at(moment, kind));
  }
}
