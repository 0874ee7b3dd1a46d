package se.svarsvakt.casework;

import java.time.LocalDate;
import java.util.Locale;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;

/** What a person can do about a mail or a finding without leaving Teams. */
public sealed interface UserAction {
  /** The mailbox concerned. */
  MailboxId mailbox();

  /** The message's id, or the finding's code. */
  String item();

  /** The name in the audit trail, {@code answered} for example. */
  default String code() {
    return switch (this) {
      case Answered _ -> "answered";
      case NotNeeded _ -> "no-reply-needed";
      case Promised _ -> "promised";
      case Snoozed _ -> "snoozed";
      case CoverAgreed _ -> "cover-agreed";
      case CoverEnded _ -> "cover-ended";
    };
  }

  /**
   * The mail was answered in a way that cannot be seen, by telephone for example.
   *
   * @param mail the mail
   */
  record Answered(MailKey mail) implements UserAction {
    @Override
    public MailboxId mailbox() {
      return mail.mailbox();
    }

    @Override
    public String item() {
      return mail.id().value();
    }
  }

  /**
   * The mail needs no answer.
   *
   * @param mail the mail
   * @param reason why
   */
  record NotNeeded(MailKey mail, Reason reason) implements UserAction {
    @Override
    public MailboxId mailbox() {
      return mail.mailbox();
    }

    @Override
    public String item() {
      return mail.id().value();
    }
  }

  /** Why a mail needs no answer; a fixed list, so that nobody writes of a person. */
  enum Reason {
    /** Advertising, or nothing serious. */
    ADVERTISING,
    /** For information only; nothing is asked. */
    INFORMATION,
    /** A thank-you, or the end of a matter. */
    FINISHED,
    /** Handled in another way or in another system. */
    HANDLED_ELSEWHERE,
    /** Something else. */
    OTHER;

    /** The name in cards and in the audit trail, {@code handled-elsewhere} for example. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The person promises the answer for a day.
   *
   * @param mail the mail
   * @param day the promised day
   */
  record Promised(MailKey mail, LocalDate day) implements UserAction {
    @Override
    public MailboxId mailbox() {
      return mail.mailbox();
    }

    @Override
    public String item() {
      return mail.id().value();
    }
  }

  /**
   * The person wants to be reminded again on a later day, and not before.
   *
   * @param mailbox the mailbox concerned
   * @param item the message's id, or the finding's code
   * @param until the day of the next reminder, a working day
   */
  record Snoozed(MailboxId mailbox, String item, LocalDate until) implements UserAction {}

  /**
   * A colleague will look after the person's own mailbox.
   *
   * @param mailbox whose mailbox
   * @param item the code of the finding that it is an answer to; {@code cover} where there is none
   * @param by the colleague
   * @param from the first day
   * @param to the last day, which counts too
   */
  record CoverAgreed(MailboxId mailbox, String item, MailboxId by, LocalDate from, LocalDate to)
      implements UserAction {}

  /**
   * An agreement about the person's own mailbox ends at once.
   *
   * @param agreement the agreement
   */
  record CoverEnded(CoverAgreement agreement) implements UserAction {
    @Override
    public MailboxId mailbox() {
      return agreement.mailbox();
    }

    @Override
    public String item() {
      return "cover";
    }
  }
}
