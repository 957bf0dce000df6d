package dev.firedrill.activities.minio;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.s3.Listed;
import dev.firedrill.activities.reach.s3.Refused;
import dev.firedrill.activities.reach.s3.Store;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * An object that is written to see whether writes work. Its name is one of few and is written over
 * each time, so that one that could not be removed is no harm. It is as large as what MinIO no
 * longer keeps beside an object's own data: smaller ones were seen to find room on full drives.
 *
 * @param text what is in it this time, as in no other
 */
record Canary(String bucket, String key, String text) {

  static final String KEY = "firedrill-canary";

  private static final int BYTES = 256 << 10;

  Canary(String bucket, String text) {
    this(bucket, KEY, text);
  }

  static Canary of(MinioSettings cluster) {
    String song = "sings " + UUID.randomUUID();
    return new Canary(cluster.bucket(), song + " ".repeat(BYTES - song.length()));
  }

  /** The same of another name, of which MinIO may make another place; the first is this one. */
  Canary numbered(int number) {
    return number == 1 ? this : new Canary(bucket, KEY + "-" + number, text);
  }

  /** What came of it: why it failed, and whether because of who asked. */
  record Song(String trouble, boolean refused) {

    private static Song of(IOException e) {
      String why = String.valueOf(e.getMessage());
      return new Song(why, e instanceof Refused refused && refused.isOfTheAsker());
    }
  }

  /** Writes it and reads it back. */
  Song sing(Store store) {
    try {
      store.put(bucket, key, text);
      String back = store.get(bucket, key);
      return new Song(back.equals(text) ? "" : "another canary is read than was written", false);
    } catch (Unreachable | Refused e) {
      return Song.of(e);
    }
  }

  /** The bucket's listing through one node, with this canary in it. */
  List<Listed> listed(Store store) throws Unreachable, Refused {
    return store.list(bucket);
  }

  /** Why it is not listed and read through another node as it was; empty when it is. */
  String heard(Store store, List<Listed> listed) {
    try {
      if (!store.list(bucket).equals(listed)) {
        return "the canary's bucket is listed otherwise";
      }
      return store.get(bucket, key).equals(text) ? "" : "another canary is read than was written";
    } catch (Unreachable | Refused e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Removes it; why that failed, which hinders nothing, or nothing. */
  String remove(Store store) {
    try {
      store.delete(bucket, key);
      return "";
    } catch (Unreachable | Refused e) {
      return String.valueOf(e.getMessage());
    }
  }
}
