package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Command;
import java.util.ArrayList;
import java.util.List;

/** OpenSSH's client with the lab's key and pinned host keys. */
record LabSsh(PatroniPlan plan) {

  Command.Result run(String host, String command) {
    List<String> argv =
        new ArrayList<>(
            List.of("ssh", "-F", "none", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes"));
    argv.addAll(List.of("-o", "UserKnownHostsFile=" + plan.folder() + "/ssh/known_hosts"));
    // A host that is gone refuses at once; one that is late is waited for.
    argv.addAll(List.of("-o", "ConnectTimeout=60", "-i", plan.folder() + "/ssh/id_ed25519"));
    argv.addAll(List.of("-p", Integer.toString(plan.sshPort())));
    argv.add(PatroniPlan.SSH_USER + "@" + PatroniPlan.address(host));
    argv.add(command);
    return Command.attempt(argv.toArray(String[]::new));
  }
}
