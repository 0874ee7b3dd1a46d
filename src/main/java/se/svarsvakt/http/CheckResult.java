package se.svarsvakt.http;

/** How an outside system stands. */
public sealed interface CheckResult {
  /** It answers. */
  record Answers() implements CheckResult {}

  /** Nothing was asked of it yet. */
  record NotAsked() implements CheckResult {}

  /**
   * It does not do what is asked of it.
   *
   * @param reason half a sentence of English about the system, without addresses
   */
  record Fails(String reason) implements CheckResult {}
}
