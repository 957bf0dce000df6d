package dev.firedrill.lab.minio;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Cache;
import dev.firedrill.lab.LabProcesses;
import dev.firedrill.lab.Template;
import dev.firedrill.lab.TextFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One MinIO server with one drive, beside a lab of another system: where that keeps its backups. It
 * encrypts what it is given, with a key of its own.
 *
 * @param folder of its own, in that lab's folder
 * @param address at which it listens, and at no other
 */
public record Depot(Path folder, String address, int port, LabProcesses processes) {

  private static final String NAME = "depot";
  private static final Duration UP = Duration.ofMinutes(2);
  private static final Duration ANSWER = Duration.ofMinutes(1);

  /** Where its API is, without a slash at the end. */
  public String api() {
    return "http://" + address + ":" + port;
  }

  /**
   * Where the key lies that Firedrill asks with; it is drawn by {@link #start}, and let in to what
   * that was told.
   */
  public Path accessKey() {
    return own().resolve("access-key");
  }

  public Path secretKey() {
    return own().resolve("secret-key");
  }

  private Path own() {
    return folder.resolve("firedrill");
  }

  /**
   * Draws its keys, starts it, and makes an empty bucket.
   *
   * @param policy what Firedrill's key is let in to
   */
  public void start(String bucket, String policy) {
    Path program = MinioProgram.ofThisLab().in(Cache.folder());
    TextFile.makeFolder(folder.resolve("drive"));
    MinioKeys root = MinioKeys.draw();
    root.writeAsRoot(folder);
    MinioKeys narrow = MinioKeys.draw();
    narrow.write(own());
    TextFile.write(folder.resolve("kms-key"), "rw-------", MinioKeys.drawKms());
    TextFile.write(
        folder.resolve("start-depot"),
        "rwxr-xr-x",
        Template.beside(Depot.class, "start-depot")
            .fill(
                Map.of(
                    "folder", folder.toString(),
                    "address", address + ":" + port,
                    "program", program.toString())));
    processes.start(NAME, folder.resolve("minio.log"), List.of(folder + "/start-depot"));
    try (MinioClients clients = clients()) {
      Await.until(
          "the bucket " + bucket,
          UP,
          () -> {
            clients.makeBucket(NAME, bucket);
            return true;
          });
    }
    LabAdmin admin = new LabAdmin(root, node -> api());
    Await.until(
        "a key of Firedrill's own",
        UP,
        () -> {
          admin.let(narrow, NAME, policy);
          return true;
        });
  }

  /** What lies there under this key, as its owner reads it. */
  public byte[] get(String bucket, String key) {
    try (MinioClients clients = clients()) {
      return clients.get(NAME, bucket, key);
    }
  }

  /** Puts something there, as who should not be able to. */
  public void put(String bucket, String key, byte[] bytes) {
    try (MinioClients clients = clients()) {
      clients.put(NAME, bucket, key, bytes);
    }
  }

  /** Removes what lies there under this key. */
  public void remove(String bucket, String key) {
    try (MinioClients clients = clients()) {
      clients.delete(NAME, bucket, key);
    }
  }

  /** The keys of all that lies there. */
  public List<String> keys(String bucket) {
    try (MinioClients clients = clients()) {
      return clients.keys(NAME, bucket);
    }
  }

  private MinioClients clients() {
    return new MinioClients(folder, node -> URI.create(api()), ANSWER);
  }
}
