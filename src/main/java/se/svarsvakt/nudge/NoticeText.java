package se.svarsvakt.nudge;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.AttentionIssue;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.rule.Severity;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.SignatureIssue;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * The words of a nudge about absences, unattended inboxes and signatures, in the reader's language.
 */
public final class NoticeText {
  private final ResourceBundle texts;
  private final Locale locale;
  private final WorkingCalendar calendar;
  private final Responsibilities people;

  /** For a reader whose mailbox has that language (a BCP 47 tag, maybe empty). */
  public NoticeText(String language, WorkingCalendar calendar, Responsibilities people) {
    this.locale = ReplyNudgeText.localeOf(language);
    this.texts = ReplyNudgeText.texts(locale);
    this.calendar = calendar;
    this.people = people;
  }

  /** The moment that findings are about: the earliest deadline, else since when they hold. */
  static Instant moment(List<Finding> findings) {
    return earliest(findings, Finding::dueOrSince);
  }

  private static Instant earliest(List<Finding> findings, Function<Finding, Instant> moment) {
    return findings.stream()
        .map(moment)
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> new IllegalStateException("a notice is about something"));
  }

  /** At most {@link NudgeMessage#LONGEST_PREVIEW} characters. */
  String preview(PlannedNudge nudge, List<Finding> findings) {
    return switch (nudge.kind()) {
      case ABSENCE -> ReplyNudgeText.cut(absence(nudge.recipient(), findings));
      case UNATTENDED -> ReplyNudgeText.cut(unattended(nudge.recipient(), findings));
      case SIGNATURE -> signaturePreview(findings);
      case COVER -> throw new IllegalArgumentException("it is about agreements");
      case WEEKLY_SUMMARY -> throw new IllegalArgumentException("it is about a week");
      case PUBLIC_RECORDS, REPLY_DUE, LAST_CALL, OVERDUE, FORWARD_UNTOLD, REGISTRATION ->
          throw new IllegalArgumentException(nudge.kind() + " is about mail");
    };
  }

  /** One finding, as its nudge tells it; the finding must be one that a nudge tells of. */
  public String sentence(MailboxId reader, Finding finding) {
    NudgeKind kind =
        NudgeKind.about(finding)
            .orElseThrow(
                () -> new IllegalArgumentException("no nudge tells of " + finding.issue().code()));
    return switch (kind) {
      case ABSENCE -> absence(reader, List.of(finding));
      case UNATTENDED -> unattended(reader, List.of(finding));
      case SIGNATURE -> texts.getString("notice.signature");
      case COVER, WEEKLY_SUMMARY ->
          throw new IllegalArgumentException(kind + " is about no finding");
      case PUBLIC_RECORDS, REPLY_DUE, LAST_CALL, OVERDUE, FORWARD_UNTOLD, REGISTRATION ->
          throw new IllegalArgumentException(kind + " is about no finding");
    };
  }

  /** That what a nudge told of is as it should be now. */
  public String mended(NudgeKind kind) {
    return texts.getString("notice.mended." + kind.code());
  }

  /** As above, of somebody else's absence. */
  public String arranged() {
    return texts.getString("notice.mended.absence.other");
  }

  /** That it is settled without anybody having mended it: an administrator does not count it. */
  public String excepted() {
    return texts.getString("notice.mended.exception");
  }

  /** That somebody else can open a mailbox that nobody has opened. */
  public String openedByOthers() {
    return texts.getString("notice.mended.delegate");
  }

  /** That what a nudge told of does not hold any more, where it is not known why. */
  public String over() {
    return texts.getString("notice.mended.over");
  }

  /** How an agreement stands, for one of those whom it is between or, while it holds, another. */
  public String agreement(MailboxId reader, CoverAgreement agreement) {
    boolean own = agreement.mailbox().equals(reader);
    String state = agreement.consent().map(said -> said.state().code()).orElse("agreed");
    String third = agreement.holds() ? "third" : "third." + state;
    String other = agreement.by().equals(reader) ? "other." + state : third;
    return format(
        "notice.cover." + (own ? "own." + state : other),
        people.nameOf(own ? agreement.by() : agreement.mailbox()),
        day(agreement.from()),
        day(agreement.to()),
        people.nameOf(agreement.by()));
  }

  /** That an agreement was ended, or taken back before it was answered. */
  public String agreementOver() {
    return texts.getString("notice.cover.over");
  }

  /** As above, of all that a nudge is about. */
  String preview(MailboxId reader, List<CoverAgreement> agreements) {
    return ReplyNudgeText.cut(
        agreements.stream()
            .map(each -> agreement(reader, each))
            .distinct()
            .collect(Collectors.joining(" ")));
  }

  private String absence(MailboxId reader, List<Finding> findings) {
    Set<String> sentences = new LinkedHashSet<>();
    for (Finding finding : findings) {
      boolean forReader = finding.mailbox().equals(reader) || finding.issue().isForManager();
      sentences.add(
          forReader
              ? absence(finding)
              : format("notice.absence.other", people.nameOf(finding.mailbox())));
    }
    return String.join(" ", sentences);
  }

  private String absence(Finding finding) {
    return switch (finding.issue()) {
      case AbsenceIssue.NoRoutine(var days, var unknown) ->
          routine(finding, unknown ? "unknown" : "nobody", days);
      case AttentionIssue.StewardsAway(var days) -> routine(finding, "shared", days);
      case AbsenceIssue issue ->
          format(
              "notice.absence." + issue.code(),
              issue.absence().map(days -> day(days.from())).orElse(""),
              issue.absence().map(days -> day(days.to())).orElse(""),
              missing(issue));
      case AttentionIssue _, ReplyIssue _, SignatureIssue _ ->
          throw new IllegalArgumentException(finding.issue().code() + " is about no absence");
    };
  }

  private String routine(Finding finding, String what, AbsenceIssue.Days days) {
    return format(
        "notice.no-routine." + what,
        people.nameOf(finding.mailbox()),
        day(days.from()),
        day(days.to()));
  }

  private String missing(AbsenceIssue issue) {
    return switch (issue) {
      case AbsenceIssue.IncompleteText(_, var missing) ->
          missing.stream()
              .sorted()
              .map(lack -> texts.getString("notice.lacks." + lack.code()))
              .collect(Collectors.joining(", "));
      case AbsenceIssue.NoAutomaticReply _,
          AbsenceIssue.LimitedAudience _,
          AbsenceIssue.LeftOn _,
          AbsenceIssue.NoCover _,
          AbsenceIssue.NoRoutine _ ->
          "";
    };
  }

  private String day(LocalDate date) {
    return DateTimeFormatter.ofPattern("d MMMM", locale).format(date);
  }

  /** What is unknown is not told as "nobody"; behind a warning full access was not seen. */
  private static String certainty(Finding finding) {
    return switch (finding.issue()) {
      case AttentionIssue.DelegateUnknown _ -> ".unknown";
      case AttentionIssue.NoDelegate _ -> finding.severity() == Severity.BREACH ? "" : ".unseen";
      case AttentionIssue.NotOpened _, AttentionIssue.NoSteward _, AttentionIssue.StewardsAway _ ->
          "";
      case AbsenceIssue _, ReplyIssue _, SignatureIssue _ -> "";
    };
  }

  private String unattended(MailboxId reader, List<Finding> findings) {
    Finding first = findings.getFirst();
    String since = day(calendar.dateOf(earliest(findings, Finding::since)));
    Set<MailboxId> mailboxes =
        findings.stream()
            .map(Finding::mailbox)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (mailboxes.size() > 1) {
      return format("notice.unattended.several", mailboxes.size(), since);
    }
    if (first.mailbox().equals(reader)) {
      return format("notice.unattended.own" + certainty(first), since);
    }
    String key = people.isShared(first.mailbox()) ? "shared" : "other" + certainty(first);
    return format("notice.unattended." + key, people.nameOf(first.mailbox()), since);
  }

  /**
   * The correct signature itself where it fits, so that one need not open anything to copy it; else
   * what is wrong with it, as far as that fits. Nothing of either is ever cut: half a line of a
   * signature is a wrong one.
   */
  private String signaturePreview(List<Finding> findings) {
    String whole =
        texts.getString("notice.signature.short") + "\n" + String.join("\n", signature(findings));
    if (whole.length() <= NudgeMessage.LONGEST_PREVIEW) {
      return whole;
    }
    String told = texts.getString("notice.signature.wrong");
    for (String flaw : flaws(findings)) {
      String longer = told + " " + flaw + ".";
      told = longer.length() <= NudgeMessage.LONGEST_PREVIEW ? longer : told;
    }
    return told;
  }

  /** What is wrong with a signature, a sentence for each line; empty for other findings. */
  public List<String> flaws(List<Finding> findings) {
    return findings.stream()
        .map(Finding::issue)
        .filter(SignatureIssue.class::isInstance)
        .map(issue -> flaw(((SignatureIssue) issue).flaw()))
        .distinct()
        .toList();
  }

  private String flaw(SignatureFlaw flaw) {
    boolean numbered = flaw.line().chars().allMatch(Character::isDigit);
    String line = format("notice.flaw." + (numbered ? "line" : "named"), flaw.line());
    String expected = flaw.expected().isEmpty() ? line : flaw.expected();
    return format("notice.flaw." + flaw.kind().code(), line, expected);
  }

  /** The correct signature, line by line. It is told to its writer alone, whose own data it is. */
  public static List<String> signature(List<Finding> findings) {
    return findings.stream()
        .map(Finding::issue)
        .filter(SignatureIssue.class::isInstance)
        .map(SignatureIssue.class::cast)
        .findFirst()
        .map(SignatureIssue::correct)
        .orElse(List.of());
  }

  private String format(String key, Object... values) {
    return new MessageFormat(texts.getString(key), locale).format(values).strip();
  }
}
