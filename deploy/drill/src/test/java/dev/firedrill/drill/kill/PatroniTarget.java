package dev.firedrill.drill.kill;

import java.nio.file.Path;

/** The inventory's file of a Patroni cluster of which nothing exists. */
final class PatroniTarget {

  private static final String FILE =
      """
      name: NAME
      system: patroni
      environment: dev
      tier: 1
      recovery-time: PT4H
      recovery-point: PT1H
      stateful: true
      patroni:
        scope: NAME
        namespace: /service
        etcd: ["http://127.0.0.1:9"]
        stanza: main
        members:
          pg-1:
            rest: http://127.0.0.1:9
            ssh: nobody@127.0.0.1:9
            data: /var/lib/NAME/pg-1
            owner: postgres
            start: [sudo, -n, /usr/bin/start-patroni, pg-1]
            backup-config: /etc/pgbackrest.conf
          pg-2:
            rest: http://127.0.0.1:9
            ssh: nobody@127.0.0.1:9
            data: /var/lib/NAME/pg-2
            owner: postgres
            start: [sudo, -n, /usr/bin/start-patroni, pg-2]
            backup-config: /etc/pgbackrest.conf
          pg-3:
            rest: http://127.0.0.1:9
            ssh: nobody@127.0.0.1:9
            data: /var/lib/NAME/pg-3
            owner: postgres
            start: [sudo, -n, /usr/bin/start-patroni, pg-3]
            backup-config: /etc/pgbackrest.conf
      ssh:
        key: file:FOLDER/key
        known-hosts: FOLDER/known_hosts
      """;

  private PatroniTarget() {}

  static String named(String name, Path secrets) {
    return FILE.replace("NAME", name).replace("FOLDER", secrets.toString());
  }
}
