package dev.firedrill.lab.minio;

import dev.firedrill.lab.Template;
import dev.firedrill.lab.TextFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the folders and files of a MinIO lab. */
final class MinioFiles {

  private static final String READABLE = "rw-r--r--";

  private final MinioPlan plan;

  MinioFiles(MinioPlan plan) {
    this.plan = plan;
  }

  void write(Path program) {
    for (String folder : new String[] {"pids", "ssh", "bin", "targets"}) {
      TextFile.makeFolder(plan.folder().resolve(folder));
    }
    MinioPlan.NODES.forEach(node -> TextFile.makeFolder(plan.drive(node)));
    TextFile.makeFolder(plan.home(MinioPlan.COPY).resolve("data"));
    MinioKeys.draw().writeAsRoot(plan.folder());
    MinioKeys.draw().write(plan.firedrill());
    TextFile.write(plan.folder().resolve("bin/start-minio"), "rwxr-xr-x", startScript(program));
    TextFile.write(plan.targetFile(), READABLE, targetFile());
  }

  String targetFile() {
    String nodes =
        MinioPlan.NODES.stream()
            .map(node -> fill("target-node.yaml", plan.values(node)))
            .collect(Collectors.joining());
    Map<String, String> values = plan.values();
    values.put("nodes", nodes.stripTrailing());
    return fill("target.yaml", values);
  }

  /** What Firedrill's key may do on the cluster. */
  static String policy(Map<String, String> buckets) {
    return fill("policy.json", buckets);
  }

  /** What it may do on the second cluster. */
  static String policyOnCopy(Map<String, String> buckets) {
    return fill("policy-copy.json", buckets);
  }

  /** What the lab's SSH user may do with sudo, for all hosts: they share one machine. */
  String sudoers() {
    Template template = Template.beside(MinioFiles.class, "sudoers");
    String nodes =
        MinioPlan.NODES.stream()
            .map(node -> template.section("# each node\n", "").fill(plan.values(node)))
            .collect(Collectors.joining());
    return template.section("machine.\n", "# each node").fill(plan.values())
        + nodes
        + fill("sudoers-copy", plan.values());
  }

  private String startScript(Path program) {
    String cases =
        MinioPlan.hosts().keySet().stream()
            .map(node ->
                "  %s) address=%s:%d drives='%s' ;;"
                    .formatted(node, MinioPlan.address(node), plan.apiPort(), plan.endpoints(node)))
            .collect(Collectors.joining("\n"));
    Map<String, String> values = plan.values();
    values.put("cases", cases);
    values.put("program", program.toString());
    return fill("start-minio", values);
  }

  private static String fill(String name, Map<String, String> values) {
    return Template.beside(MinioFiles.class, name).fill(values);
  }
}
