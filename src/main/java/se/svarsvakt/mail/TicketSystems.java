package se.svarsvakt.mail;

/**
 * Tells mail of people behind ticket systems, which write a machine's header lines into it
 * (docs/how-it-judges.md 2).
 */
final class TicketSystems {
  private TicketSystems() {}

  /**
   * Whether the message is automatic or bulk for its header lines alone, names what it answers, and
   * asks something: in a thread of ours it expects an answer.
   */
  static boolean speakFor(IncomingMail mail, Addressee addressee, Verdict verdict) {
    return false;
  }
}
