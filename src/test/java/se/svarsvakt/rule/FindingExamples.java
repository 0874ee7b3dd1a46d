package se.svarsvakt.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;

/** Findings of every code, with everything that each can tell. */
public final class FindingExamples {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final MailboxId SHARED = new MailboxId("bygglov");
  private static final Instant SINCE = Instant.parse("2026-11-20T07:00:00Z");
  private static final Instant DUE = Instant.parse("2026-11-23T16:00:00Z");
  private static final MessageId MESSAGE = new MessageId("AAMk=");
  private static final List<String> HINTS = List.of("bo@kommun.example", "eva@kommun.example");
  private static final List<String> SIGNATURE =
      List.of("Med vänlig hälsning", "Anna Berg", "Telefon: 08-530 610 00");

  private FindingExamples() {}

  /** By rule and code, the plainest of each code first. */
  public static List<Finding> all() {
    return Stream.of(replies(), absences(), attention(), signatures())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Finding> replies() {
    Finding overdue = about("reply", "overdue", Severity.BREACH);
    return List.of(
        about("reply", "due-soon", Severity.WARNING),
        overdue,
        overdue.excepted(new Finding.Excepted("avtal \"A\"", LocalDate.of(2027, 3, 31))),
        about("forward", "sender-untold", Severity.WARNING));
  }

  private static Finding about(String rule, String code, Severity severity) {
    return new Finding(rule, code, ANNA, severity, SINCE, DUE, MESSAGE);
  }

  private static List<Finding> absences() {
    return List.of(
        away("no-automatic-reply"),
        away("audience").with("audience", "none"),
        absence("audience").with("audience", "contactsOnly"),
        away("incomplete-text").with("missing", List.of("return-date", "contact", "phrase")),
        absence("incomplete-text").with("missing", List.of("contact")),
        absence("left-on"),
        away("no-cover"),
        away("no-cover").with("hints", HINTS),
        away("no-cover").with("delegates", "unknown"),
        away("no-cover").with("delegates", "unknown").with("hints", HINTS));
  }

  private static Finding absence(String code) {
    return new Finding("absence", code, ANNA, Severity.BREACH, SINCE, null, null);
  }

  private static Finding away(String code) {
    return new Finding("absence", code, ANNA, Severity.WARNING, SINCE, DUE, null)
        .with("from", "2026-11-23")
        .with("to", "2026-11-27");
  }

  private static List<Finding> attention() {
    Finding unknown = mailbox("unattended", "delegate-unknown", ANNA, Severity.WARNING, DUE);
    Finding nobody = mailbox("unattended", "no-delegate", ANNA, Severity.BREACH, DUE);
    return List.of(
        unknown,
        unknown.with("hints", HINTS),
        nobody,
        nobody.with("hints", HINTS),
        mailbox("shared-mailbox", "not-opened", SHARED, Severity.BREACH, DUE),
        mailbox("shared-mailbox", "no-steward", SHARED, Severity.WARNING, null));
  }

  private static Finding mailbox(
      String rule, String code, MailboxId mailbox, Severity severity, @Nullable Instant due) {
    return new Finding(rule, code, mailbox, severity, SINCE, due, null);
  }

  private static List<Finding> signatures() {
    Finding missing =
        flawed("missing-line").with("line", "Telefon").with("expected", "Telefon: 08-530 610 00");
    Finding wrong =
        flawed("wrong-value").with("line", "Telefon").with("expected", "Telefon: 08-530 610 00");
    Finding addition = flawed("addition").with("line", "line 2");
    Finding font =
        flawed("font").with("line", "Med vänlig hälsning").with("expected", "sans-serif");
    Finding none =
        flawed("no-signature")
            .with("line", "Med vänlig hälsning")
            .with("expected", "Med vänlig hälsning");
    return List.of(
        flawed("missing-line").with("signature", SIGNATURE),
        signed(missing),
        mended(missing),
        signed(wrong),
        signed(wrong).with("found", "Telefon: 08-1"),
        mended(wrong).with("found", "Telefon: 08-1"),
        signed(addition),
        mended(addition).with("found", "Vi gör skillnad / Följ oss"),
        signed(font),
        mended(font).with("found", "Comic Sans MS"),
        signed(none),
        mended(none));
  }

  private static Finding flawed(String code) {
    return new Finding("signature", code, ANNA, Severity.BREACH, SINCE, null, MESSAGE);
  }

  private static Finding signed(Finding finding) {
    return finding.with("signature", SIGNATURE);
  }

  private static Finding mended(Finding finding) {
    return signed(finding).with("mended", "a later message has it right");
  }
}
