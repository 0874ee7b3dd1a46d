package se.svarsvakt.mail;

import java.util.List;
import java.util.Optional;

/**
 * Says what an incoming message is (docs/how-it-judges.md 2): the rules are tried in the order of
 * {@link Verdict}, the first that matches decides, and what none of them claims is external mail.
 *
 * <p>{@link Verdict#JUNK} by the folder, and {@link Verdict#CLOSING_REMARK}, which needs the
 * history, are decided by who knows them.
 */
public final class VerdictRules {
  private final List<VerdictRule> rules =
      List.of(
          new SpamRating(),
          new DeliveryReports(),
          VerdictRules::meeting,
          new Voicemail(),
          new ExcludedSender(),
          new InternalSender(),
          new AutomaticHeaders(),
          new RecallNotice(),
          new AutomaticText(),
          new BulkHeaders(),
          new NoReplySender(),
          new CopyRule());

  /**
   * Judges one message.
   *
   * @param mail the message as the mailbox got it
   * @param addressee the mailbox and its organisation
   * @return exactly one verdict, never {@code CLOSING_REMARK}; its cause holds nothing of the
   *     message's content and no address
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
    return MessageClasses.judge(mail, Verdict.MEETING);
  }

  private static ReasonedVerdict external(IncomingMail mail, Addressee addressee) {
    return new ReasonedVerdict(
        Verdict.EXTERNAL,
        InternalSender.isForged(mail, addressee)
            ? "internal sender domain, yet X-MS-Exchange-Organization-AuthAs: Anonymous"
            : CopyRule.causeOfExternal(mail, addressee));
  }
}
