package dev.firedrill.web.engine;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Up or down, for a load balancer and a watchdog; it tells strangers nothing else. */
@RestController
@Profile("!command")
final class HealthController {

  private final Ground ground;
  private final DataSource database;
  private final Workers workers;

  HealthController(Ground ground, DataSource database, Workers workers) {
    this.ground = ground;
    this.database = database;
    this.workers = workers;
  }

  /** Whether this process answers at all. */
  @GetMapping("/health/live")
  ResponseEntity<String> live() {
    return ResponseEntity.ok("up\n");
  }

  /** Whether this process can launch and carry on: 200, or 503 while a part is down. */
  @GetMapping("/health/ready")
  ResponseEntity<String> ready() {
    return ground.engine().isUp() && workers.isReady() && databaseAnswers()
        ? ResponseEntity.ok("up\n")
        : ResponseEntity.status(503).body("down\n");
  }

  private boolean databaseAnswers() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }
}
