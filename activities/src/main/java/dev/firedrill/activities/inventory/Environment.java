package dev.firedrill.activities.inventory;

import java.util.Locale;

/** What a target is there for; policy is made by it. */
public enum Environment {
  DEV,
  STAGING,
  PROD;

  /** As it stands in files: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
