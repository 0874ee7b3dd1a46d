package se.svarsvakt.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.rule.AbsenceIssue.Days;
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
import se.svarsvakt.rule.SignatureFlaw.Kind;

/** Findings of every code, with everything that each can tell. */
public final class FindingExamples {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final MailboxId SHARED = new MailboxId("bygglov");
  private static final Instant SINCE = Instant.parse("2026-11-20T07:00:00Z");
  private static final Instant DUE = Instant.parse("2026-11-23T16:00:00Z");
  private static final MessageId MESSAGE = new MessageId("AAMk=");
  private static final Days WEEK =
      new Days(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-27"));
  private static final List<MailAddress> HINTS =
      List.of(new MailAddress("bo@kommun.example"), new MailAddress("eva@kommun.example"));
  private static final String CLOSING = "Med vänlig hälsning";
  private static final String PHONE = "Telefon: 08-530 610 00";
  private static final List<String> SIGNATURE = List.of(CLOSING, "Anna Berg", PHONE);

  private FindingExamples() {}

  /** The plainest of each code first. */
  public static List<Finding> all() {
    return Stream.of(replies(), absences(), attention(), signatures())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Finding> replies() {
    Finding overdue = mail(ReplyIssue.OVERDUE, Severity.BREACH);
    return List.of(
        mail(ReplyIssue.DUE_SOON, Severity.WARNING),
        overdue,
        overdue.excepted(new Finding.Excepted("avtal \"A\"", LocalDate.of(2027, 3, 31))),
        mail(ReplyIssue.SENDER_UNTOLD, Severity.WARNING),
        mail(ReplyIssue.CALL_DUE, Severity.WARNING),
        mail(ReplyIssue.CALL_OVERDUE, Severity.BREACH),
        mail(ReplyIssue.RECORDS_REQUESTED, Severity.WARNING),
        mail(ReplyIssue.RECORDS_OVERDUE, Severity.BREACH));
  }

  private static Finding mail(ReplyIssue issue, Severity severity) {
    return new Finding(ANNA, issue, severity, SINCE, DUE, MESSAGE);
  }

  private static List<Finding> absences() {
    return List.of(
        ahead(new NoAutomaticReply(WEEK)),
        ahead(new LimitedAudience(Optional.of(WEEK), false)),
        now(new LimitedAudience(Optional.empty(), true)),
        ahead(new IncompleteText(Optional.of(WEEK), EnumSet.allOf(MissingReplyText.class))),
        now(new IncompleteText(Optional.empty(), EnumSet.of(MissingReplyText.CONTACT))),
        now(new LeftOn()),
        ahead(new NoCover(WEEK, false, List.of())),
        ahead(new NoCover(WEEK, false, HINTS)),
        ahead(new NoCover(WEEK, true, List.of())),
        ahead(new NoCover(WEEK, true, HINTS)),
        ahead(new NoRoutine(WEEK, false)),
        ahead(new NoRoutine(WEEK, true)));
  }

  private static Finding now(AbsenceIssue issue) {
    return mailbox(issue, ANNA, Severity.BREACH, null);
  }

  private static Finding ahead(AbsenceIssue issue) {
    return mailbox(issue, ANNA, Severity.WARNING, DUE);
  }

  private static List<Finding> attention() {
    return List.of(
        mailbox(new DelegateUnknown(List.of()), ANNA, Severity.WARNING, DUE),
        mailbox(new DelegateUnknown(HINTS), ANNA, Severity.WARNING, DUE),
        mailbox(new NoDelegate(List.of()), ANNA, Severity.BREACH, DUE),
        mailbox(new NoDelegate(HINTS), ANNA, Severity.BREACH, DUE),
        mailbox(new NotOpened(), SHARED, Severity.BREACH, DUE),
        mailbox(new NoSteward(), SHARED, Severity.WARNING, null),
        mailbox(new StewardsAway(WEEK), SHARED, Severity.WARNING, DUE));
  }

  private static Finding mailbox(
      Issue issue, MailboxId mailbox, Severity severity, @Nullable Instant due) {
    return new Finding(mailbox, issue, severity, SINCE, due, null);
  }

  private static List<Finding> signatures() {
    return Stream.of(
            issue(Kind.MISSING_LINE, "", "", "", false),
            issue(Kind.MISSING_LINE, "Telefon", PHONE, "", false),
            issue(Kind.MISSING_LINE, "Telefon", PHONE, "", true),
            issue(Kind.WRONG_VALUE, "Telefon", PHONE, "", false),
            issue(Kind.WRONG_VALUE, "Telefon", PHONE, "Telefon: 08-1", false),
            issue(Kind.WRONG_VALUE, "Telefon", PHONE, "Telefon: 08-1", true),
            issue(Kind.ADDITION, "line 2", "", "", false),
            issue(Kind.ADDITION, "line 2", "", "Vi gör skillnad / Följ oss", true),
            issue(Kind.FONT, CLOSING, "sans-serif", "", false),
            issue(Kind.FONT, CLOSING, "sans-serif", "Comic Sans MS", true),
            issue(Kind.NO_SIGNATURE, CLOSING, CLOSING, "", false),
            issue(Kind.NO_SIGNATURE, CLOSING, CLOSING, "", true))
        .map(issue -> new Finding(ANNA, issue, Severity.BREACH, SINCE, null, MESSAGE))
        .toList();
  }

  private static SignatureIssue issue(
      Kind kind, String line, String expected, String found, boolean mended) {
    SignatureFlaw flaw = new SignatureFlaw(kind, line, expected, found);
    return new SignatureIssue(flaw, SIGNATURE, mended);
  }
}
