package se.svarsvakt.nudge;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.DisplayText;
import se.svarsvakt.nudge.MessagePreviews.MessagePreview;
import se.svarsvakt.policy.PrivacyPolicy;
import se.svarsvakt.worktime.WorkingCalendar;

/** The words of a nudge, in the reader's language: Swedish, or English where they read English. */
final class ReplyNudgeText {
  private static final Locale SWEDISH = Locale.of("sv");

  private final ResourceBundle texts;
  private final Locale locale;
  private final WorkingCalendar calendar;

  /** For a reader whose mailbox has that language (a BCP 47 tag, maybe empty). */
  ReplyNudgeText(String language, WorkingCalendar calendar) {
    this.locale = localeOf(language);
    this.texts = texts(locale);
    this.calendar = calendar;
  }

  static Locale localeOf(String language) {
    return language.toLowerCase(Locale.ROOT).startsWith("en") ? Locale.ENGLISH : SWEDISH;
  }

  static ResourceBundle texts(Locale locale) {
    return ResourceBundle.getBundle(
        "nudges",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * What a preview is about.
   *
   * @param kind the nudge's kind
   * @param items how many messages
   * @param calls how many of them came by telephone
   * @param acknowledgeable whether an acknowledgement in time will do for all of them
   * @param others how many of them lie in mailboxes the reader cannot open
   * @param deadline the earliest deadline
   * @param first the first message of the reader's own; null where it may or can not be shown
   * @param mailbox the shared mailbox that all of them lie in; empty where it is the reader's own
   */
  record NudgedReplies(
      NudgeKind kind,
      int items,
      int calls,
      boolean acknowledgeable,
      int others,
      Instant deadline,
      @Nullable MessagePreview first,
      String mailbox) {}

  /**
   * Messages among those of a nudge whose senders claim to be colleagues and are not shown to be.
   *
   * @param claimed how many
   * @param items how many messages the nudge is about
   * @param others whether all of them lie in mailboxes the reader cannot open
   * @param mailbox the shared mailbox that all of them lie in; empty where it is the reader's own
   */
  record ClaimedColleagues(int claimed, int items, boolean others, String mailbox) {}

  /** The warning alone, without what to do; empty where there is nothing to warn of. */
  String warning(ClaimedColleagues about) {
    if (about.claimed() == 0) {
      return "";
    }
    String key = about.claimed() < about.items() ? "some" : about.others() ? "others" : "own";
    return format("claimed." + key, about.claimed(), about.items());
  }

  /** Of messages that are all to be warned of: the warning and what to do. */
  String preview(ClaimedColleagues about) {
    String where = about.mailbox().isEmpty() ? "" : " (" + about.mailbox() + ")";
    return cut(warning(about) + " " + format("claimed.advice", about.claimed()) + where);
  }

  /** The warning of some messages before what there is to say of the others. */
  String preview(
      ClaimedColleagues warned, NudgedReplies about, PrivacyPolicy privacy, Instant now) {
    String others = preview(about, privacy, now);
    return warned.claimed() == 0
        ? others
        : cut(warning(warned) + " " + format("claimed.beware", warned.claimed()) + " " + others);
  }

  /** One line of at most {@link NudgeMessage#LONGEST_PREVIEW} characters. */
  String preview(NudgedReplies about, PrivacyPolicy privacy, Instant now) {
    String whose = about.others() == about.items() ? "others." : "own.";
    String key = whose + about.kind().code() + medium(about);
    String head = format(key, about.items(), day(about.deadline(), now), time(about));
    String shown = about.first() == null ? "" : shown(about.items(), about.first(), privacy);
    String where = about.mailbox().isEmpty() ? "" : about.mailbox() + ": ";
    return cut(where + (shown.isEmpty() ? head : head + " " + shown));
  }

  /**
   * What may be acknowledged, and messages by telephone, have words of their own where only they
   * are due.
   */
  private static String medium(NudgedReplies about) {
    if (about.acknowledgeable()) {
      return ".heard";
    }
    if (about.calls() == 0
        || about.kind() == NudgeKind.FORWARD_UNTOLD
        || about.kind() == NudgeKind.REGISTRATION) {
      return "";
    }
    return about.calls() == about.items() ? ".call" : ".mixed";
  }

  private String shown(int items, MessagePreview first, PrivacyPolicy privacy) {
    String subject = privacy.showSubject() ? first.subject().strip() : "";
    String sender = privacy.showSender() ? first.sender().strip() : "";
    if (subject.isEmpty() && sender.isEmpty()) {
      return "";
    }
    if (subject.isEmpty()) {
      return format("from", items, subject, sender);
    }
    return format(sender.isEmpty() ? "about" : "both", items, subject, sender);
  }

  private String day(Instant deadline, Instant now) {
    LocalDate day = calendar.dateOf(deadline);
    if (day.equals(calendar.dateOf(now))) {
      return texts.getString("today");
    }
    return DateTimeFormatter.ofPattern("EEEE d MMMM", locale).format(day);
  }

  private String time(NudgedReplies about) {
    ZonedDateTime local = about.deadline().atZone(calendar.zone());
    return DateTimeFormatter.ofPattern("HH:mm", locale).format(local);
  }

  private String format(String key, Object... values) {
    return new MessageFormat(texts.getString(key), locale).format(values);
  }

  /** On one line that a notification shows whole. */
  static String cut(String text) {
    return DisplayText.line(text, NudgeMessage.LONGEST_PREVIEW);
  }
}
