package se.svarsvakt.mail;

/**
 * Tells what a sent message is: only one that a person wrote can answer somebody
 * (docs/how-it-judges.md 3).
 */
public final class SentKinds {
  private static final AutomaticHeaders AUTOMATIC = new AutomaticHeaders();

  private SentKinds() {}

  /**
   * What a message found among sent mail is.
   *
   * @param mail the message
   * @param draft whether it was never sent
   * @param sender the mailbox that it lies in
   */
  public static SentMail.Kind of(IncomingMail mail, boolean draft, Addressee sender) {
    if (draft) {
      return SentMail.Kind.DRAFT;
    }
    if (mail.meeting() || mail.isOfClass("ipm.schedule.")) {
      return SentMail.Kind.MEETING;
    }
    if (mail.isOfClass("report.") || mail.isOfClass("ipm.note.receipt")) {
      return SentMail.Kind.REPORT;
    }
    return isAutomatic(mail, sender) ? SentMail.Kind.AUTOMATIC_REPLY : SentMail.Kind.MESSAGE;
  }

  /** Flows send automatic replies without any header of such: their subject tells. */
  private static boolean isAutomatic(IncomingMail mail, Addressee sender) {
    return AUTOMATIC.judge(mail, sender).isPresent()
        || AutomaticText.subjectEntry(mail.subject()).isPresent();
  }
}
