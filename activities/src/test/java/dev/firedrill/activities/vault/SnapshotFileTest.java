package dev.firedrill.activities.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.vault.ContentView;
import dev.firedrill.workflows.vault.Seal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** A snapshot that is whole is told from each that is not. */
class SnapshotFileTest {

  private static final Map<String, String> ENTRIES =
      new TreeMap<>(
          Map.of(
              "core/hsm/barrier-unseal-keys", "wrapped by the shares",
              "core/seal-config", "{\"secret_shares\":5,\"secret_threshold\":3}",
              "core/keyring", "sealed",
              "logical/1/large", letters()));

  /** What no packing makes much shorter. */
  private static String letters() {
    return new Random(7).ints(9_000, '0', 'z').mapToObj(Character::toString).collect(joining());
  }

  @Test
  void aWholeSnapshotHasItsSumItsIndexAndItsEntries() throws IOException {
    byte[] bytes = Packed.of(ENTRIES).bytes();
    ContentView seen = read(bytes);
    assertThat(seen.wrong()).isEmpty();
    assertThat(seen.bytes()).isEqualTo(bytes.length);
    assertThat(seen.sha256()).isEqualTo(Packed.sum(bytes));
    assertThat(seen.index()).isEqualTo(77);
    assertThat(seen.entries()).isEqualTo(4);
    assertThat(seen.seal().sum()).hasSize(64);
    assertThat(seen.seal().threshold()).isEqualTo(3);
    assertThat(seen.seal().shares()).isEqualTo(5);
  }

  @Test
  void whatTheSharesOpenIsTheSameWhateverElseIsStored() throws IOException {
    Map<String, String> later = new TreeMap<>(ENTRIES);
    later.put("logical/2", "new");
    assertThat(seal(later)).isEqualTo(seal(ENTRIES));
    later.put("core/hsm/barrier-unseal-keys", "wrapped by others");
    assertThat(seal(later)).isNotEqualTo(seal(ENTRIES));
    later.remove("core/keyring");
    assertThat(seal(later)).isEqualTo(Seal.none());
  }

  @Test
  void oneThatIsCutOffAnywhereIsDamagedAndHasAllTheSameASum() throws IOException {
    byte[] bytes = Packed.of(ENTRIES).bytes();
    for (int length = 0; length < bytes.length; length += 97) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThat(read(cut).wrong()).as("cut off at " + length).isNotEmpty();
      assertThat(read(cut).sha256()).isEqualTo(Packed.sum(cut));
    }
  }

  /** Packing may say the same in two ways: then what is packed is the same. */
  @Test
  void aByteThatIsAnotherOneIsFoundOutUnlessItChangesNothing() throws IOException {
    byte[] bytes = Packed.of(ENTRIES).bytes();
    int found = 0;
    for (int at = 10; at < bytes.length; at += 61) { // before that is gzip's head
      byte[] other = bytes.clone();
      other[at] ^= 0x10;
      if (read(other).wrong().isEmpty()) {
        assertThat(unpacked(other)).as("byte " + at).isEqualTo(unpacked(bytes));
      } else {
        found++;
      }
    }
    assertThat(found).isGreaterThan(90);
  }

  private static byte[] unpacked(byte[] bytes) throws IOException {
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return gzip.readAllBytes();
    }
  }

  @Test
  void sumsThatDoNotFitAreNamedEvenIfItsPackingIsWhole() throws IOException {
    Packed packed = Packed.of(ENTRIES);
    byte[] state = packed.file("state.bin");
    state[state.length - 1] ^= 1;
    assertThat(read(packed.with("state.bin", state).bytes()).wrong())
        .containsExactly("state.bin in it has another SHA-256 than Vault gave it");
    assertThat(read(Packed.of(ENTRIES).without("SHA256SUMS").bytes()).wrong())
        .containsExactly(
            "it has no meta.json, or no sum of it", "it has no state.bin, or no sum of it");
    assertThat(read(Packed.of(ENTRIES).without("state.bin").bytes()).wrong())
        .contains("it has no state.bin, or no sum of it");
  }

  @Test
  void aStateWhoseLastEntryIsCutOffIsDamaged() throws IOException {
    Packed packed = Packed.of(ENTRIES);
    byte[] state = packed.file("state.bin");
    assertThat(
            read(packed.with("state.bin", Arrays.copyOf(state, state.length - 1)).bytes()).wrong())
        .containsExactly("it is damaged: an entry of its state is cut off");
  }

  @Test
  void whatIsNoSnapshotAtAllIsDamaged() throws IOException {
    assertThat(read("{\"errors\":[]}".getBytes(UTF_8)).wrong())
        .singleElement()
        .asString()
        .startsWith("it is damaged: ");
  }

  @Test
  void aSourceThatFailsSaysNothingOfTheSnapshot() {
    byte[] half = Arrays.copyOf(Packed.of(ENTRIES).bytes(), 100);
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(half),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the connection was reset");
              }

              @Override
              public int read(byte[] into, int at, int most) throws IOException {
                return read();
              }
            });
    assertThatThrownBy(() -> SnapshotFile.read(broken)).hasMessage("the connection was reset");
  }

  private static Seal seal(Map<String, String> entries) throws IOException {
    return read(Packed.of(entries).bytes()).seal();
  }

  private static ContentView read(byte[] bytes) throws IOException {
    return SnapshotFile.read(new ByteArrayInputStream(bytes));
  }
}
