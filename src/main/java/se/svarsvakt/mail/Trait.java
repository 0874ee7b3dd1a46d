package se.svarsvakt.mail;

/**
 * What a message shows of itself that decides nothing alone: what was sent before, or what lies in
 * other mailboxes, says whether it counts (docs/how-it-judges.md 2).
 */
public enum Trait implements EnumCode {
  /** Its new text is only a thank-you, a goodbye or a reaction. */
  CLOSING,
  /** Its words are those of an automatic reply. */
  AWAY,
  /** It speaks of absence, as an automatic reply does and a person may. */
  HINTED,
  /** Its text says of itself that it is automatic. */
  DECLARED,
  /** Its subject begins as a reply's does. */
  REPLY,
  /** A person behind a ticket system asks: but for the system's header lines it is external. */
  QUESTION,
  /** A report that something did not arrive. */
  UNDELIVERABLE,
  /** It claims to come from a colleague and is not shown to. */
  CLAIMED_COLLEAGUE,
  /** A voicemail of somebody inside the organisation. */
  COLLEAGUE_CALLED,
  /** A voicemail whose caller is a colleague by the number in the directory. */
  COLLEAGUES_NUMBER,
  /** A voicemail whose caller has a mail address, so that a written answer reaches them. */
  CALLER_WRITES,
  /** It asks for public records. */
  RECORDS_REQUEST
}
