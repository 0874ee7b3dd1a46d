package se.svarsvakt.mail;

/**
 * A verdict and what it rests on.
 *
 * @param verdict the verdict
 * @param cause one English phrase for people: the header, class, address part or rule that decided.
 *     It names header names and domains, never a subject, a text or a person's address, since it is
 *     stored (docs/privacy.md)
 * @param phrase the entry of the phrases that matched, {@code automatic-reply.sv.txt:57}; empty for
 *     none
 */
public record ReasonedVerdict(Verdict verdict, String cause, String phrase) {
  /** A verdict that rests on no phrase. */
  public ReasonedVerdict(Verdict verdict, String cause) {
    this(verdict, cause, "");
  }

  /** Whether it is external mail with an address of the mailbox in To, no list's or group's. */
  public boolean namesMailbox() {
    return verdict == Verdict.EXTERNAL && !cause.endsWith(CopyRule.THROUGH_LIST);
  }
}
