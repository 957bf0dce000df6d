package dev.firedrill.activities.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firedrill.workflows.vault.ContentView;
import dev.firedrill.workflows.vault.Seal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A snapshot of Vault's raft storage, as it is read from its first byte to its last: a gzip of a
 * tar of {@code meta.json}, {@code state.bin}, their {@code SHA256SUMS}, and those sums again,
 * sealed (hashicorp/raft-snapshot, archive.go). Vault compares the same sums before it restores
 * one.
 */
final class SnapshotFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String META = "meta.json";
  private static final String STATE = "state.bin";
  private static final String SUMS = "SHA256SUMS";
  private static final int SMALL = 1 << 20;
  private static final String CONFIG = "core/seal-config";

  /** What the shares open, and what that opens in turn: without these nothing can be read. */
  private static final List<String> SEAL = List.of("core/hsm/barrier-unseal-keys", CONFIG);

  private static final String KEYRING = "core/keyring";

  private final Map<String, String> found = new TreeMap<>();
  private final Map<String, byte[]> seal = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private String sums = "";
  private long index;
  private long promisedSize = -1;
  private long stateSize = -1;
  private long entries;
  private int threshold;
  private int shares;
  private boolean keyring;

  private SnapshotFile() {}

  /**
   * Reads a whole snapshot. What is wrong with it is in the view.
   *
   * @throws IOException only if it could not be read from where it is
   */
  static ContentView read(InputStream source) throws IOException {
    Tapped tapped = new Tapped(new BufferedInputStream(source));
    SnapshotFile file = new SnapshotFile();
    try {
      file.unpack(tapped);
      file.compare();
    } catch (IOException e) {
      if (tapped.hasFailed()) {
        throw e;
      }
      file.wrong.add("it is damaged: " + e.getMessage());
    }
    tapped.drain();
    return new ContentView(
        tapped.bytes(),
        tapped.sha256InHex(),
        file.index,
        file.entries,
        file.keyring ? file.seal() : Seal.none(),
        file.wrong);
  }

  private void unpack(InputStream source) throws IOException {
    GZIPInputStream gzip = new GZIPInputStream(source);
    TarFile tar = new TarFile(gzip);
    Optional<TarFile.Member> member = tar.next();
    while (member.isPresent()) {
      take(member.get());
      member = tar.next();
    }
    gzip.transferTo(OutputStream.nullOutputStream()); // for gzip's own sum, at its end
  }

  private void take(TarFile.Member member) throws IOException {
    Tapped content = new Tapped(member.content());
    switch (member.name()) {
      case META -> takeMeta(small(content));
      case STATE -> {
        stateSize = member.size();
        entries = new StateEntries(content).each(this::takeEntry);
      }
      case SUMS -> sums = new String(small(content), UTF_8);
      default -> {
        // the sealed sums: only the cluster's own key opens them
      }
    }
    content.drain();
    found.put(member.name(), content.sha256InHex());
  }

  private static byte[] small(InputStream content) throws IOException {
    byte[] read = content.readNBytes(SMALL + 1);
    if (read.length > SMALL) {
      throw new IOException("a file in it is longer than Vault writes it");
    }
    return read;
  }

  private void takeMeta(byte[] json) throws IOException {
    try {
      JsonNode meta = JSON.readTree(json);
      index = meta.path("Index").asLong(0);
      promisedSize = meta.path("Size").asLong(-1);
    } catch (JacksonException e) {
      throw new IOException(META + " in it is no JSON", e);
    }
  }

  private void takeEntry(String key, byte[] value) {
    if (SEAL.contains(key)) {
      seal.put(key, value);
    }
    if (key.equals(CONFIG)) {
      takeConfig(value);
    }
    keyring |= key.equals(KEYRING);
  }

  /** How the key is split; Vault keeps it as it is, since a sealed node has to know. */
  private void takeConfig(byte[] json) {
    try {
      JsonNode config = JSON.readTree(json);
      threshold = config.path("secret_threshold").asInt(0);
      shares = config.path("secret_shares").asInt(0);
    } catch (JacksonException e) {
      wrong.add(CONFIG + " in it is no JSON");
    }
  }

  private void compare() {
    Map<String, String> promised = new LinkedHashMap<>();
    sums.lines()
        .map(line -> line.split("\\s+", 2))
        .filter(words -> words.length == 2)
        .forEach(words -> promised.put(words[1], words[0]));
    for (String name : List.of(META, STATE)) {
      String sum = promised.get(name);
      if (!found.containsKey(name) || sum == null) {
        wrong.add("it has no " + name + ", or no sum of it");
      } else if (!sum.equals(found.get(name))) {
        wrong.add(name + " in it has another SHA-256 than Vault gave it");
      }
    }
    if (promisedSize != stateSize) {
      wrong.add("%s has %d bytes: %s says %d".formatted(STATE, stateSize, META, promisedSize));
    }
  }

  private Seal seal() {
    if (seal.size() < SEAL.size()) {
      return Seal.none();
    }
    MessageDigest sum = Tapped.sha256();
    seal.values().forEach(sum::update);
    return new Seal(HexFormat.of().formatHex(sum.digest()), threshold, shares);
  }
}
