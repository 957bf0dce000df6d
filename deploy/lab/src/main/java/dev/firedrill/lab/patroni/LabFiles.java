package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.Template;
import dev.firedrill.lab.TextFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the folders and files of a Patroni lab. */
final class LabFiles {

  private static final String PRIVATE = "rw-------";

  private final PatroniPlan plan;

  LabFiles(PatroniPlan plan) {
    this.plan = plan;
  }

  void write() {
    for (String folder :
        new String[] {"pids", "ssh", "lb", "etcd", "bin", "targets", "backup/repo"}) {
      TextFile.makeFolder(plan.folder().resolve(folder));
    }
    PatroniPlan.MEMBERS.forEach(this::writeMember);
    write("lb/haproxy.cfg", "rw-r--r--", haproxy());
    write("bin/start-patroni", "rwxr-xr-x", startScript());
    write("targets/orders-db.yaml", "rw-r--r--", targetFile());
    Command.run("chown", "-R", "postgres:", plan.folder().resolve("backup").toString());
    requireTraversable();
  }

  String targetFile() {
    String members =
        PatroniPlan.MEMBERS.stream()
            .map(member -> fill("target-member.yaml", plan.values(member)))
            .collect(Collectors.joining());
    return fill("target.yaml", with(plan.values(), "members", members.stripTrailing()));
  }

  /** What the lab's SSH user may do with sudo, for all hosts: they share one machine. */
  String sudoers() {
    Template template = Template.beside(LabFiles.class, "sudoers");
    String members =
        PatroniPlan.MEMBERS.stream()
            .map(m -> template.section("# each member\n", "# the load").fill(plan.values(m)))
            .collect(Collectors.joining());
    String head = template.section("machine.\n", "# each member").fill(plan.values());
    return head + members + template.section("# the load balancer\n", "").fill(plan.values());
  }

  private void writeMember(String member) {
    Path home = plan.folder().resolve(member);
    TextFile.makeFolder(home.resolve("run"));
    TextFile.makeFolder(home.resolve("log"));
    TextFile.makeFolder(plan.scratch(member));
    write(member + "/patroni.yml", PRIVATE, fill("patroni.yml", plan.values(member)));
    write(member + "/pgbackrest.conf", "rw-r-----", fill("pgbackrest.conf", plan.values(member)));
    Command.run("chown", "-R", "postgres:", home.toString());
  }

  private String haproxy() {
    String servers =
        PatroniPlan.MEMBERS.stream()
            .map(member ->
                "  server %s %s:%d check port %d"
                    .formatted(
                        member, PatroniPlan.address(member), plan.postgresPort(), plan.restPort()))
            .collect(Collectors.joining("\n"));
    return fill("haproxy.cfg", with(plan.values(), "servers", servers));
  }

  private String startScript() {
    String cases =
        PatroniPlan.MEMBERS.stream()
            .map(member ->
                "  %s) rest=%s:%d ;;"
                    .formatted(member, PatroniPlan.address(member), plan.restPort()))
            .collect(Collectors.joining("\n"));
    return fill("start-patroni", with(plan.values(), "cases", cases));
  }

  private void requireTraversable() {
    Command.Result seen =
        Command.attempt(
            "setpriv",
            "--reuid=postgres",
            "--regid=postgres",
            "--init-groups",
            "test",
            "-x",
            plan.folder().resolve("backup").toString());
    if (seen.exit() != 0) {
      throw new LabFailure(
          "The user postgres cannot enter %s; choose a folder that every user may enter"
              .formatted(plan.folder()));
    }
  }

  private void write(String name, String mode, String text) {
    TextFile.write(plan.folder().resolve(name), mode, text);
  }

  static String fill(String name, Map<String, String> values) {
    return Template.beside(LabFiles.class, name).fill(values);
  }

  static Map<String, String> with(Map<String, String> values, String name, String value) {
    values.put(name, value);
    return values;
  }
}
