package se.svarsvakt.rule.signature;

/**
 * Something in a message's signature that is not as the template has it. It holds content: never
 * stored or logged.
 *
 * @param code {@code missing-line}, {@code wrong-value}, {@code addition}, {@code font} or {@code
 *     no-signature}
 * @param line the template line concerned: its label, its own text, or its number; for an addition
 *     the line that it follows
 * @param expected what should stand there; empty for an addition
 * @param found what stands there; empty where nothing does
 */
public record Flaw(String code, String line, String expected, String found) {
  private static final int LONGEST = 300;

  /** Cuts what is found to a length that a reminder can show. */
  public Flaw {
    found = found.length() > LONGEST ? found.substring(0, LONGEST).strip() + "…" : found;
  }

  @Override
  public String toString() {
    return "Flaw[" + code + "]";
  }
}
