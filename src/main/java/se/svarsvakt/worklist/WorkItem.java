package se.svarsvakt.worklist;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.DisplayText;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.Registration;

/** One item on a person's worklist. All text of other people in it is fit to be shown. */
public sealed interface WorkItem {
  /** Nothing that is shown is longer, in characters; surfaces have less room. */
  int LONGEST_TEXT = 1_000;

  /** Which item. */
  NudgeItem item();

  /** Whether nothing is left to do about it. */
  boolean done();

  /** What the person can do about it; empty where it is done or not theirs to act on. */
  Set<UserAction.Kind> choices();

  /** The last thing somebody did about it and that can still be taken back. */
  Optional<AuditEntry> undoable();

  /**
   * A received mail.
   *
   * @param item which
   * @param promise what its sender was promised
   * @param standing how far it has come
   * @param dueAt the deadline in force, a promised day's included; null where none is
   * @param settledAt when it was settled; null while it is not, or where that is unknown
   * @param subject maybe empty: not to be shown, or not there any more
   * @param sender maybe empty, as the subject
   * @param claimsColleague whether its sender claims to be a colleague and is not shown to be one
   * @param link opens it in Outlook; empty where it is not the reader's
   * @param mailbox what the shared mailbox is called that it lies in; empty where it is the
   *     reader's own
   * @param registration what was said of its registration; empty where nobody has, or asks
   * @param offer what it takes to promise an answer; empty where none is to be promised
   * @param snoozedUntil the day of the next reminder, where the reader asked for one
   * @param namesNobody whether the reader acknowledged it and named nobody to turn to
   */
  record MailItem(
      NudgeItem item,
      Promise promise,
      MailProgress standing,
      @Nullable Instant dueAt,
      @Nullable Instant settledAt,
      String subject,
      String sender,
      boolean claimsColleague,
      Optional<URI> link,
      String mailbox,
      Optional<Registration.Stated> registration,
      Optional<PromiseOffer> offer,
      Optional<LocalDate> snoozedUntil,
      Set<UserAction.Kind> choices,
      Optional<AuditEntry> undoable,
      boolean namesNobody)
      implements WorkItem {
    /** A mail of whose registration nothing was said, and of which no hint is given. */
    public MailItem(
        NudgeItem item,
        Promise promise,
        MailProgress standing,
        @Nullable Instant dueAt,
        @Nullable Instant settledAt,
        String subject,
        String sender,
        boolean claimsColleague,
        Optional<URI> link,
        String mailbox,
        Optional<PromiseOffer> offer,
        Optional<LocalDate> snoozedUntil,
        Set<UserAction.Kind> choices,
        Optional<AuditEntry> undoable) {
      this(
          item,
          promise,
          standing,
          dueAt,
          settledAt,
          subject,
          sender,
          claimsColleague,
          link,
          mailbox,
          Optional.empty(),
          offer,
          snoozedUntil,
          choices,
          undoable,
          false);
    }

    /** Keeps a copy; makes texts fit to be shown. */
    public MailItem {
      subject = DisplayText.line(subject, LONGEST_TEXT);
      sender = DisplayText.line(sender, LONGEST_TEXT);
      mailbox = DisplayText.line(mailbox, LONGEST_TEXT);
      choices = Set.copyOf(choices);
    }

    /** Whether it asks for public records and waits for them. */
    public boolean isOpenRequest() {
      return promise == Promise.PUBLIC_RECORDS && !done();
    }

    @Override
    public boolean done() {
      return standing.done();
    }

    /** Whether the person has to be warned of it. */
    public boolean warns() {
      return claimsColleague && !done();
    }

    @Override
    public String toString() {
      return "MailItem[" + standing + "]";
    }
  }

  /** How far a mail has come. */
  enum MailProgress {
    /** The deadline has passed. */
    OVERDUE,
    /** It is due soon. */
    DUE_SOON,
    /** There is time left. */
    OPEN,
    /** The answer is promised for a later day. */
    PROMISED,
    /** It was passed on, and its sender does not know. */
    UNTOLD,
    /** It was answered, and nobody has said whether it is registered. */
    UNREGISTERED,
    /** The lists of calls show that whoever left it was called back. */
    CALLED_BACK,
    /** It was answered, or passed on and the sender told. */
    ANSWERED,
    /** A person said that it needs no answer. */
    NOT_NEEDED,
    /** It was thrown away, or is not there any more. */
    GONE;

    /** Whether nothing is left to do. */
    public boolean done() {
      return this == CALLED_BACK || this == ANSWERED || this == NOT_NEEDED || this == GONE;
    }
  }

  /**
   * Something about a mailbox as a whole: an absence, an inbox that nobody opens, a signature.
   *
   * @param item which
   * @param kind what it is about
   * @param text what is to be told, in the reader's language
   * @param done whether it was mended
   * @param flaws what is wrong, line by line, in the reader's language; mostly empty
   * @param copy lines to copy, the correct signature for example; mostly empty
   * @param cover what an agreement would be about; empty where none helps
   */
  record NoticeItem(
      NudgeItem item,
      NudgeKind kind,
      String text,
      boolean done,
      List<String> flaws,
      List<String> copy,
      Optional<CoverForm> cover,
      Set<UserAction.Kind> choices,
      Optional<AuditEntry> undoable)
      implements WorkItem {
    /** Keeps copies; makes texts fit to be shown. */
    public NoticeItem {
      text = DisplayText.line(text, LONGEST_TEXT);
      flaws = flaws.stream().map(line -> DisplayText.line(line, LONGEST_TEXT)).toList();
      copy = copy.stream().map(line -> DisplayText.line(line, LONGEST_TEXT)).toList();
      choices = Set.copyOf(choices);
    }

    @Override
    public String toString() {
      return "NoticeItem[" + item.name() + "]";
    }
  }

  /**
   * What is filled in of an agreement before the person looks at it.
   *
   * @param from the first day
   * @param to the last day
   * @param colleagues whom one may ask, at most a few; an address can be written too
   */
  record CoverForm(LocalDate from, LocalDate to, List<Colleague> colleagues) {
    /** Keeps a copy. */
    public CoverForm {
      colleagues = List.copyOf(colleagues);
    }
  }

  /**
   * A colleague to choose.
   *
   * @param id the Entra object id
   * @param name what people call them
   */
  record Colleague(String id, String name) {
    /** Makes the name fit to be shown. */
    public Colleague {
      name = DisplayText.line(name, LONGEST_TEXT);
    }
  }
}
