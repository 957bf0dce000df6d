package dev.firedrill.web.engine;

/**
 * How the database is come to: its JDBC address, the application's role, and the owner's, which
 * migrates at the start and is used by nobody afterwards.
 */
record DatabaseLogins(String url, Login application, Login owner) {

  /** A role and its password. */
  record Login(String role, String password) {
    @Override
    public String toString() {
      return role;
    }
  }
}
