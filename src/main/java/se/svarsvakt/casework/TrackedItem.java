package se.svarsvakt.casework;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;

/**
 * Mail that expects an answer, or a finding that is not about received mail, as the latest pass
 * left it.
 *
 * @param id names it on pages; 0 before it is stored
 * @param about what it is about
 * @param rule the rule that it stands under
 * @param code the state of mail, {@code OVERDUE} for example, or the finding's code
 * @param standing whether something is to be done about it
 * @param since when the mail came, or since when the finding holds
 * @param due the deadline; null where there is none
 */
public record TrackedItem(
    long id,
    About about,
    RuleName rule,
    String code,
    Standing standing,
    Instant since,
    @Nullable Instant due) {
  /** Keeps times as exactly as a store does. */
  public TrackedItem {
    since = since.truncatedTo(ChronoUnit.MICROS);
    due = due == null ? null : due.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * What tells one item from another.
   *
   * @param mailbox the mailbox concerned
   * @param address its address
   * @param name {@value #MAIL}, or the finding's code
   * @param item the message's id; empty where a finding is about the mailbox
   */
  public record About(MailboxId mailbox, String address, String name, String item) {
    static final String MAIL = "mail";
  }

  /** Whether something is to be done about an item. */
  public enum Standing implements EnumCode {
    /** Something is. */
    OPEN,
    /** An exception covers it. */
    EXCEPTED,
    /** Nothing any more: it was settled in the last 14 days. */
    SETTLED
  }

  /**
   * Mail as an item; empty for what expects no answer.
   *
   * @param excused whether an exception covers it
   */
  static Optional<TrackedItem> of(JudgedMail judged, boolean excused, String address) {
    ReplyState state = judged.state();
    if (state == null || judged.due() == null) {
      return Optional.empty();
    }
    Standing open = excused ? Standing.EXCEPTED : Standing.OPEN;
    return Optional.of(
        new TrackedItem(
            0,
            new About(judged.mail().mailbox(), address, About.MAIL, judged.mail().id().value()),
            judged.lateAs().rule(),
            state.code(),
            state.isOpen() ? open : Standing.SETTLED,
            judged.mail().receivedAt(),
            judged.due().at()));
  }

  /** A finding as an item; those about received mail are told of as mail. */
  static Optional<TrackedItem> of(Finding finding, String address) {
    if (finding.issue().rule().isAboutMail()) {
      return Optional.empty();
    }
    MessageId message = finding.messageId();
    String code = finding.issue().code();
    return Optional.of(
        new TrackedItem(
            0,
            new About(finding.mailbox(), address, code, message == null ? "" : message.value()),
            finding.issue().rule(),
            code,
            finding.excepted() == null ? Standing.OPEN : Standing.EXCEPTED,
            finding.since(),
            finding.dueAt()));
  }

  /** The mailbox concerned. */
  public MailboxId mailbox() {
    return about.mailbox();
  }

  /** Whether it is received mail. */
  public boolean isMail() {
    return about.name().equals(About.MAIL);
  }

  /** Its deadline; where it has none, since when it holds. */
  public Instant dueOrSince() {
    return due == null ? since : due;
  }

  /** What a nudge about it, or what is done about it, is said to be about. */
  public String subjectName() {
    return about.item().isEmpty() ? code : about.item();
  }

  /** The same but for its id: nothing about it changed. */
  boolean isSameAs(TrackedItem stored) {
    return equals(
        new TrackedItem(
            id, stored.about, stored.rule, stored.code, stored.standing, stored.since, stored.due));
  }
}
