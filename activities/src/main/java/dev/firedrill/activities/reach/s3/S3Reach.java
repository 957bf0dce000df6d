package dev.firedrill.activities.reach.s3;

import java.net.URI;

/** Opens short conversations with servers that speak S3. */
@FunctionalInterface
public interface S3Reach {

  /** A conversation with the server at this address and no other; nothing is sent yet. */
  Store open(URI server, Keys keys);

  /**
   * Over the wire, straight, without a proxy. Nothing is tried again; only the JDK may repeat a
   * request whose kept connection had gone stale.
   */
  static S3Reach wire() {
    return S3Wire::new;
  }
}
