package se.svarsvakt.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says what an incoming message is (docs/how-it-judges.md 2): the rules are tried in the order of
 * {@link Verdict}, the first that matches decides, and what none of them claims is external mail.
 *
 * <p>{@link Verdict#JUNK} needs the folder and {@link Verdict#CLOSING_REMARK} the history; both are
 * decided by who knows them.
 */
public final class VerdictRules {
  private final List<VerdictRule> rules =
      List.of(
          new DeliveryReports(),
          VerdictRules::meeting,
          VerdictRules::voicemail,
          VerdictRules::excluded,
          new InternalSender(),
          new AutomaticHeaders(),
          new AutomaticText(),
          new BulkHeaders(),
          new NoReplySender(),
          new CopyRule());

  /**
   * Judges one message.
   *
   * @param mail the message as the mailbox got it
   * @param addressee the mailbox and its organisation
   * @return exactly one verdict, never {@code JUNK} or {@code CLOSING_REMARK}; its cause holds
   *     nothing of the message's content and no address
   */
  public ReasonedVerdict judge(IncomingMail mail, Addressee addressee) {
    return rules.stream()
        .flatMap(rule -> rule.judge(mail, addressee).stream())
        .findFirst()
        .orElseGet(() -> external(mail, addressee));
  }

  private static Optional<ReasonedVerdict> meeting(IncomingMail mail, Addressee addressee) {
    if (mail.meeting()) {
      return VerdictRule.because(Verdict.MEETING, "eventMessage");
    }
    return byClass(mail, Verdict.MEETING, "IPM.Schedule.Meeting");
  }

  /** Voicemail and missed calls by their class (MS-OXOUM 2.2.2.1). */
  private static Optional<ReasonedVerdict> voicemail(IncomingMail mail, Addressee addressee) {
    return byClass(mail, Verdict.VOICEMAIL, "IPM.Note.Microsoft.Voicemail")
        .or(() -> byClass(mail, Verdict.VOICEMAIL, "IPM.Note.Microsoft.Missed.Voice"));
  }

  private static Optional<ReasonedVerdict> byClass(
      IncomingMail mail, Verdict verdict, String messageClass) {
    return mail.isOfClass(messageClass.toLowerCase(Locale.ROOT))
        ? VerdictRule.because(verdict, "message class " + messageClass)
        : Optional.empty();
  }

  private static Optional<ReasonedVerdict> excluded(IncomingMail mail, Addressee addressee) {
    MailAddress from = mail.from();
    return from != null && addressee.excludedSender().test(from)
        ? VerdictRule.because(Verdict.EXCLUDED_SENDER, "sender is excluded by the policy")
        : Optional.empty();
  }

  private static ReasonedVerdict external(IncomingMail mail, Addressee addressee) {
    return new ReasonedVerdict(
        Verdict.EXTERNAL,
        InternalSender.isForged(mail, addressee)
            ? "internal sender domain, yet X-MS-Exchange-Organization-AuthAs: Anonymous"
            : CopyRule.causeOfExternal(mail, addressee));
  }
}
