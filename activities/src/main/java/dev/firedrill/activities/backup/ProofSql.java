package dev.firedrill.activities.backup;

/** What a verification asks PostgreSQL, of a cluster and of its copy; each as sudo allows it. */
final class ProofSql {

  /** One JSON object: the segments' size, the current one, and the first of its timeline. */
  static final String WAL =
      "select to_jsonb(a) || to_jsonb(b) || to_jsonb(c) || to_jsonb(d) from (select setting as size"
          + " from pg_settings where name like 'wal_segment_size') a cross join (select"
          + " pg_walfile_name(pg_current_wal_lsn() + 1) as current) b cross join (select min(name)"
          + " as first from pg_ls_waldir() where length(name) in (24) and substring(name from 1 for"
          + " 8) in (select substring(pg_walfile_name(pg_current_wal_lsn() + 1) from 1 for 8))) c"
          + " cross join (select clock_timestamp() at time zone 'UTC' as now) d";

  static final String CLOCK = "select clock_timestamp() at time zone 'UTC'";

  /** A transaction that is written to the WAL although it changes nothing. */
  static final String COMMIT = "select pg_current_xact_id()";

  static final String DATABASES =
      "select datname from pg_database where datallowconn and not datistemplate order by datname";

  /** Of how many tables of a database {@link #SUMS} tells at most. */
  static final int MOST_TABLES = 1000;

  /**
   * One JSON object of a database: for each of its thousand largest tables and materialized views,
   * by its name, the count of its rows and the sum of their checksums, as XML. Temporary and
   * unlogged tables are not in a backup. A row's checksum covers the transaction that wrote it, so
   * that a row that was changed and changed back is another one. Of tables of one size the older
   * come first, so that cluster and copy tell of the same ones.
   */
  static final String SUMS =
      "select coalesce(json_object_agg(name, sums), '{}') from (select format('%I.%I', n.nspname,"
          + " c.relname) as name, cast(query_to_xml(format('select count(1) as n,"
          + " coalesce(sum(cast(cast(''x'' || left(md5(cast(row_.xmin as text) || cast(row_ as"
          + " text)), 16) as bit(64)) as bigint)), 0) as s from only %I.%I row_', n.nspname,"
          + " c.relname), true, true, '') as text) as sums from pg_class c join pg_namespace n on"
          + " n.oid = c.relnamespace where c.relkind in ('r', 'm') and c.relpersistence = 'p' and"
          + " c.relispopulated and c.oid > 16383 order by c.relpages desc, c.oid limit 1000)"
          + " t";

  static final String PAUSED = "select pg_get_wal_replay_pause_state()";
  static final String NEWEST = "select pg_last_xact_replay_timestamp() at time zone 'UTC'";
  static final String RESUME = "select pg_wal_replay_resume()";
  static final String RECOVERING = "select pg_is_in_recovery()";

  private ProofSql() {}
}
