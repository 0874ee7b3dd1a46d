package se.svarsvakt.rule;

/** How grave a finding is; the names are those of the program's output. */
public enum Severity {
  /** The promise can still be kept. */
  WARNING,
  /** The promise is broken. */
  BREACH
}
