package dev.firedrill.activities.locks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database in which something else happens right before one of the statements. */
final class Interposed extends DelegatingDataSource {

  private final AtomicInteger left;
  private final Runnable event;

  /**
   * In which this happens once.
   *
   * @param statement the number of the statement that it comes before, from 1
   */
  Interposed(DataSource database, int statement, Runnable event) {
    super(database);
    this.left = new AtomicInteger(statement);
    this.event = event;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Interposed.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement") && left.decrementAndGet() == 0) {
                event.run();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            });
  }
}
