package dev.firedrill.drill.kill;

/** The files of Vault clusters of which nothing exists, with NAME and FOLDER to be filled in. */
final class VaultTarget {

  static final String CLUSTER =
      """
      name: NAME
      system: vault
      environment: dev
      tier: 1
      recovery-time: PT1H
      recovery-point: PT1H
      stateful: true
      vault:
        nodes:
          vault-1:
            api: http://127.0.0.1:9
          vault-2:
            api: http://127.0.0.2:9
        token: file:FOLDER/key
        canary: secret/data/canary
        tolerance: 0
      """;

  static final String WITH_SNAPSHOTS =
      CLUSTER
          + """
            snapshots:
              store: http://127.0.0.1:9
              access-key: file:FOLDER/key
              secret-key: file:FOLDER/key
              bucket: snapshots
              age: P1D
          """;

  static final String WITH_SCRATCH =
      WITH_SNAPSHOTS
          + """
              scratch:
                api: http://127.0.0.3:9
                ssh: nobody@127.0.0.1:9
                start: [start-vault]
                stop: [stop-vault]
                remove: [remove-vault]
          ssh:
            key: file:FOLDER/key
            known-hosts: FOLDER/known_hosts
          """;

  private VaultTarget() {}
}
