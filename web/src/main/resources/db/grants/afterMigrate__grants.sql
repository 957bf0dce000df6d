-- What the application's role may do. It owns nothing; what it may not change, it can't.
GRANT USAGE ON SCHEMA public TO "${application}";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "${application}";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "${application}";
REVOKE UPDATE, DELETE, TRUNCATE ON audit FROM "${application}";
REVOKE UPDATE, DELETE, TRUNCATE ON evidence FROM "${application}";
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON flyway_schema_history FROM "${application}";
