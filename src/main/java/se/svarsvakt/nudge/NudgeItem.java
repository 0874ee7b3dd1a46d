package se.svarsvakt.nudge;

import java.util.Comparator;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.JudgedMail;

/**
 * One thing that a nudge is about: a message, or a finding about a mailbox as a whole.
 *
 * @param mailbox the mailbox concerned
 * @param name the message's id, or the finding's code
 */
public record NudgeItem(MailboxId mailbox, String name) implements Comparable<NudgeItem> {
  private static final Comparator<NudgeItem> ORDER =
      Comparator.comparing(NudgeItem::mailbox).thenComparing(NudgeItem::name);

  /** A message. */
  public static NudgeItem of(JudgedMail mail) {
    return new NudgeItem(mail.mail().mailbox(), mail.mail().id().value());
  }

  /** What an action is about. */
  public static NudgeItem of(UserAction.ItemAction action) {
    return new NudgeItem(action.mailbox(), action.item());
  }

  /** What a finding is about. */
  public static NudgeItem of(Finding finding) {
    MessageId message = finding.messageId();
    return new NudgeItem(
        finding.mailbox(), message == null ? finding.issue().code() : message.value());
  }

  /** An agreement. */
  public static NudgeItem of(CoverAgreement agreement) {
    return new NudgeItem(agreement.mailbox(), UserAction.CoverAnswer.item(agreement.id()));
  }

  /** Stands for what settles matters of a mailbox; nobody is reminded of it. */
  public static NudgeItem around(MailboxId mailbox) {
    return new NudgeItem(mailbox, "settled-by");
  }

  /** The message that has this name. */
  public MailKey mail() {
    return new MailKey(mailbox, new MessageId(name));
  }

  @Override
  public int compareTo(NudgeItem other) {
    return ORDER.compare(this, other);
  }
}
