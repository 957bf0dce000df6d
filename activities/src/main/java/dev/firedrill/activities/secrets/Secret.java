package dev.firedrill.activities.secrets;

/** A secret in memory; it shows itself only to who asks for its bytes. */
public final class Secret {

  private final byte[] value;

  Secret(byte[] value) {
    this.value = value.clone();
  }

  /** A copy of the secret's bytes, to be used and forgotten. */
  public byte[] bytes() {
    return value.clone();
  }

  @Override
  public String toString() {
    return "(a secret)";
  }
}
