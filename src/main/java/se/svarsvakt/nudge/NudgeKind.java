package se.svarsvakt.nudge;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.AbsenceIssue.IncompleteText;
import se.svarsvakt.rule.AbsenceIssue.LeftOn;
import se.svarsvakt.rule.AbsenceIssue.LimitedAudience;
import se.svarsvakt.rule.AbsenceIssue.NoAutomaticReply;
import se.svarsvakt.rule.AbsenceIssue.NoCover;
import se.svarsvakt.rule.AbsenceIssue.NoRoutine;
import se.svarsvakt.rule.AttentionIssue.DelegateUnknown;
import se.svarsvakt.rule.AttentionIssue.NoDelegate;
import se.svarsvakt.rule.AttentionIssue.NoSteward;
import se.svarsvakt.rule.AttentionIssue.NotOpened;
import se.svarsvakt.rule.AttentionIssue.StewardsAway;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.rule.SignatureIssue;

/**
 * The kinds of nudges (docs/how-it-judges.md 7). Their order is the order in which they go where a
 * person may get only so many a day.
 */
public enum NudgeKind implements EnumCode {
  /**
   * An absence is ahead, or over, and the automatic reply or the cover is not as it should be. It
   * goes first, since tomorrow is too late. The manager is told of absences that nobody covers.
   */
  ABSENCE,
  /** Somebody asks for public records; it goes at once, and to the registrator too. */
  PUBLIC_RECORDS,
  /** A colleague is asked to look after a mailbox, or has answered. */
  COVER,
  /** The deadline passed on the working day before. */
  OVERDUE,
  /** The deadline is hours away. */
  LAST_CALL,
  /** The deadline is today. */
  REPLY_DUE,
  /** The sender of a mail that was passed on does not know yet. */
  FORWARD_UNTOLD,
  /** Mail from outside lies unread in an inbox that nobody opens. */
  UNATTENDED,
  /** Whether mail that was answered is registered, nobody has said. */
  REGISTRATION,
  /** The signature of sent mail is not the organisation's. */
  SIGNATURE,
  /** How a manager's unit kept the promise in the week that is over. It is about no finding. */
  WEEKLY_SUMMARY;

  /** Whether it is about received mail. */
  public boolean isAboutMail() {
    return switch (this) {
      case PUBLIC_RECORDS, OVERDUE, LAST_CALL, REPLY_DUE, FORWARD_UNTOLD, REGISTRATION -> true;
      case ABSENCE, COVER, UNATTENDED, SIGNATURE, WEEKLY_SUMMARY -> false;
    };
  }

  /** Whether it is among those of which a person gets only so many a day. */
  boolean countsTowardsTheDay() {
    return this != PUBLIC_RECORDS && this != WEEKLY_SUMMARY;
  }

  /** The codes of those that do not count towards the day's reminders. */
  static List<String> codesBesideTheDay() {
    return Arrays.stream(values())
        .filter(kind -> !kind.countsTowardsTheDay())
        .map(NudgeKind::code)
        .toList();
  }

  /** Whether a person gets one a day, which is told again only where something has joined. */
  boolean isDaily() {
    return switch (this) {
      case OVERDUE, LAST_CALL, REPLY_DUE, FORWARD_UNTOLD, REGISTRATION, ABSENCE, UNATTENDED -> true;
      case PUBLIC_RECORDS, COVER, SIGNATURE, WEEKLY_SUMMARY -> false;
    };
  }

  /** The codes of those that a last call may follow. */
  static List<String> codesBeforeLastCall() {
    return List.of(REPLY_DUE.code(), PUBLIC_RECORDS.code());
  }

  /** The kind of nudge that tells of a finding; empty where only the administrator is told. */
  public static Optional<NudgeKind> about(Finding finding) {
    return switch (finding.issue()) {
      case NoAutomaticReply _, LimitedAudience _, IncompleteText _, LeftOn _, NoCover _ ->
          Optional.of(ABSENCE);
      case NoRoutine _, StewardsAway _ -> Optional.of(ABSENCE);
      case NoDelegate _, DelegateUnknown _, NotOpened _ -> Optional.of(UNATTENDED);
      // what the directory has wrong is the administrator's
      case SignatureIssue issue ->
          issue.mended() || !issue.directory().isEmpty()
              ? Optional.empty()
              : Optional.of(SIGNATURE);
      case NoSteward _ -> Optional.empty();
      // told of as mail, by its state
      case ReplyIssue _ -> Optional.empty();
    };
  }

  /**
   * The same under a policy: of signatures only what the organisation has set itself is told, a
   * default is a guess.
   */
  public static Optional<NudgeKind> about(Finding finding, Policy policy) {
    return about(finding).filter(kind -> kind != SIGNATURE || policy.signature().templateSet());
  }

  /** Whether this kind of nudge tells of such a finding. */
  public boolean isAbout(Finding finding) {
    return about(finding).filter(this::equals).isPresent();
  }

  /**
   * The kind with this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static NudgeKind of(String code) {
    return EnumCode.find(NudgeKind.class, code)
        .orElseThrow(() -> new IllegalArgumentException("no nudge is called " + code));
  }
}
