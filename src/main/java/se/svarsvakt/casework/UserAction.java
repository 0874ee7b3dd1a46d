package se.svarsvakt.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.absence.Consent;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.Registration;

/**
 * What a person can do without leaving Teams, from the card or the page to the audit trail. What
 * comes from outside is not trusted: whether it can be done is decided before it is recorded.
 */
public sealed interface UserAction {
  /** Which kind of action it is. */
  default Kind kind() {
    return switch (this) {
      case AnsweredMark _ -> Kind.ANSWERED;
      case NoReplyMark _ -> Kind.NO_REPLY;
      case NoRequestMark _ -> Kind.NO_REQUEST;
      case PassOnMark _ -> Kind.PASS_ON;
      case ReplyPromise _ -> Kind.PROMISE;
      case RegistrationMark(var _, var choice) ->
          switch (choice) {
            case REGISTERED -> Kind.REGISTERED;
            case LITTLE_IMPORTANCE -> Kind.LITTLE_IMPORTANCE;
            case NOT_OURS -> Kind.NOT_OURS;
          };
      case Snooze _ -> Kind.SNOOZE;
      case CoverRequest _ -> Kind.COVER;
      case CoverEnd _ -> Kind.END_COVER;
      case CoverAnswer(var _, var _, var agrees) -> agrees ? Kind.ACCEPT_COVER : Kind.DECLINE_COVER;
      case Undo _ -> Kind.UNDO;
    };
  }

  /** The kinds of actions, in the order in which they are offered. */
  enum Kind implements EnumCode {
    /** It was answered by telephone, or otherwise out of sight. */
    ANSWERED("answered"),
    /** It needs no answer. */
    NO_REPLY("no-reply-needed"),
    /** It asks for no public records, whatever its words. */
    NO_REQUEST("no-records-request"),
    /** It is passed on to the administration mailbox; its sender has to be told. */
    PASS_ON("passed-on"),
    /** The answer is promised for a day. */
    PROMISE("promised"),
    /** An answered mail is registered. */
    REGISTERED("registered"),
    /** An answered mail is of little importance and need not be registered. */
    LITTLE_IMPORTANCE("little-importance"),
    /** An answered mail is not the organisation's to register. */
    NOT_OURS("not-ours"),
    /** The person wants to be reminded on the next working day. */
    SNOOZE("snoozed"),
    /** A colleague is asked to look after the mailbox for some days. */
    COVER("cover-requested"),
    /** The colleague agrees to that. */
    ACCEPT_COVER("cover-accepted"),
    /** The colleague does not, or not any more. */
    DECLINE_COVER("cover-declined"),
    /** An agreement ends at once. */
    END_COVER("cover-ended"),
    /** Something else is taken back. */
    UNDO("undo");

    private final String entryCode;

    Kind(String entryCode) {
      this.entryCode = entryCode;
    }

    /** The name in the audit trail, {@code no-reply-needed} for example. */
    public String entryCode() {
      return entryCode;
    }

    /** The kind with that name in cards; empty where there is none. */
    public static Optional<Kind> of(String code) {
      return EnumCode.find(Kind.class, code);
    }
  }

  /** An action on a mail, a finding or an agreement, which can be taken back. */
  sealed interface ItemAction extends UserAction {
    /** The mailbox concerned. */
    MailboxId mailbox();

    /** The message's id, or the finding's code. */
    String item();
  }

  /** An action that says something of a mail. */
  sealed interface MailAction extends ItemAction {
    /** The mail. */
    MailKey mail();

    @Override
    default MailboxId mailbox() {
      return mail().mailbox();
    }

    @Override
    default String item() {
      return mail().id().value();
    }
  }

  /**
   * The mail was answered in a way that cannot be seen, by telephone for example.
   *
   * @param mail the mail
   */
  record AnsweredMark(MailKey mail) implements MailAction {}

  /**
   * The mail needs no answer.
   *
   * @param mail the mail
   * @param reason why
   */
  record NoReplyMark(MailKey mail, Reason reason) implements MailAction {}

  /**
   * The mail asks for no public records, so that it is due as other mail is; nothing else is said.
   *
   * @param mail the mail
   */
  record NoRequestMark(MailKey mail) implements MailAction {}

  /**
   * The mail is passed on to the administration mailbox, and its sender has to be told.
   *
   * @param mail the mail
   * @param to where it goes, of which the answer speaks; empty as it is asked for and as it is
   *     recorded
   */
  record PassOnMark(MailKey mail, List<MailAddress> to) implements MailAction {
    /** Keeps a copy. */
    public PassOnMark {
      to = List.copyOf(to);
    }

    /** As it is asked for, and recorded. */
    public PassOnMark(MailKey mail) {
      this(mail, List.of());
    }
  }

  /**
   * What an answered mail is to the register of documents.
   *
   * @param mail the mail
   * @param choice what
   */
  record RegistrationMark(MailKey mail, Registration.Choice choice) implements ItemAction {
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
  enum Reason implements EnumCode {
    /** Somebody seems to be deceiving us, or it is not meant for us. */
    SUSPICIOUS,
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

    /** The reason with that name; empty where there is none. */
    public static Optional<Reason> of(String code) {
      return EnumCode.find(Reason.class, code);
    }
  }

  /**
   * The person promises the answer for a day.
   *
   * @param mail the mail
   * @param day the promised day
   */
  record ReplyPromise(MailKey mail, LocalDate day) implements MailAction {}

  /**
   * The person wants to be reminded again on a later day, and not before.
   *
   * @param mailbox the mailbox concerned
   * @param item the message's id, or the finding's code
   * @param until the day of the next reminder; empty as it is asked for, which means the next
   *     working day, and never as it is recorded
   */
  record Snooze(MailboxId mailbox, String item, Optional<LocalDate> until) implements ItemAction {
    /** Until that day. */
    public Snooze(MailboxId mailbox, String item, LocalDate until) {
      this(mailbox, item, Optional.of(until));
    }
  }

  /**
   * A colleague is asked to look after the person's own mailbox, or that of somebody whose absence
   * the person was told of as their manager.
   *
   * @param mailbox whose mailbox
   * @param item the code of the finding that it is an answer to; {@code cover} where there is none
   * @param by the colleague; as it is asked for maybe an address that was written
   * @param from the first day
   * @param to the last day, which counts too
   * @param state how the agreement stands at first: {@code REQUESTED} as it is asked for
   */
  record CoverRequest(
      MailboxId mailbox,
      String item,
      MailboxId by,
      LocalDate from,
      LocalDate to,
      Consent.State state)
      implements ItemAction {
    /** The item of an agreement that answers no finding. */
    public static final String PLAIN = "cover";

    /** As it is asked for. */
    public CoverRequest(
        MailboxId mailbox, String item, MailboxId by, LocalDate from, LocalDate to) {
      this(mailbox, item, by, from, to, Consent.State.REQUESTED);
    }

    /** The agreement as it stands once the colleague is asked at that moment. */
    public CoverAgreement asked(Instant at) {
      return new CoverAgreement(0, mailbox, by, from, to, "", Optional.of(new Consent(state, at)));
    }
  }

  /** An action on an agreement, by whoever it is between. */
  sealed interface AgreementAction extends ItemAction {
    /** The agreement's id. */
    long agreement();
  }

  /**
   * The colleague who is named in an agreement answers.
   *
   * @param mailbox whose mailbox the agreement is about; as it is asked for it may be another
   * @param agreement the agreement's id
   * @param agrees whether they look after the mailbox
   */
  record CoverAnswer(MailboxId mailbox, long agreement, boolean agrees) implements AgreementAction {
    private static final String PREFIX = CoverRequest.PLAIN + ":";

    @Override
    public String item() {
      return item(agreement);
    }

    /** What an agreement is called where it is an item by itself. */
    public static String item(long agreement) {
      return PREFIX + agreement;
    }

    /** The agreement that an item is; empty where it is another one. */
    public static OptionalLong agreement(String item) {
      String number = item.startsWith(PREFIX) ? item.substring(PREFIX.length()) : "";
      return number.matches("[1-9]\\d{0,17}")
          ? OptionalLong.of(Long.parseLong(number))
          : OptionalLong.empty();
    }
  }

  /**
   * An agreement ends at once.
   *
   * @param mailbox whose mailbox it is about; as it is asked for it may be another
   * @param agreement the agreement's id
   */
  record CoverEnd(MailboxId mailbox, long agreement) implements AgreementAction {
    @Override
    public String item() {
      return CoverRequest.PLAIN;
    }
  }

  /**
   * What the person did before is taken back.
   *
   * @param entry the audit entry's id
   */
  record Undo(long entry) implements UserAction {}
}
