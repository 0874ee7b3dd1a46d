package se.svarsvakt.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises non-delivery, delivery and read reports. They come before automatic replies, since
 * most of them carry the same headers.
 */
final class DeliveryReports implements VerdictRule {
  private static final String IS_NDR = "X-MS-Exchange-Message-Is-Ndr";
  private static final Pattern REPORT_TYPE =
      Pattern.compile(
          "^\\s*(?:multipart/report|message/(?:delivery-status|disposition-notification))\\b");

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    return MessageClasses.judge(mail, Verdict.DELIVERY_REPORT)
        .or(() -> byHeader(mail))
        .or(() -> byWords(mail));
  }

  /** Whether a report says that something did not arrive, and not that it did or is late. */
  static boolean tellOfFailure(IncomingMail mail) {
    if (mail.isOfClass("report.")) {
      return mail.messageClass().strip().toLowerCase(Locale.ROOT).endsWith(".ndr");
    }
    return !isReceipt(mail)
        && !ReportPhrases.tellOfNoFailure(mail.subject(), mail.preview())
        && (mail.headers().has("X-Failed-Recipients")
            || mail.headers().has(IS_NDR)
            || ReportPhrases.bounceSubject(mail.subject()).isPresent()
            || ReportPhrases.failure(mail.subject(), mail.preview()).isPresent());
  }

  /** A report that a message was displayed, or comes under a spam complaint (RFC 8098, 5965). */
  private static boolean isReceipt(IncomingMail mail) {
    String type = mail.headers().lower("Content-Type");
    return mail.isOfClass("ipm.note.receipt")
        || type.contains("disposition-notification")
        || type.contains("feedback-report");
  }

  private static Optional<ReasonedVerdict> byHeader(IncomingMail mail) {
    Headers headers = mail.headers();
    if (REPORT_TYPE.matcher(headers.lower("Content-Type")).find()) {
      return report("Content-Type of a report");
    }
    if (headers.has("X-Failed-Recipients")) {
      return report("X-Failed-Recipients header");
    }
    return headers.has(IS_NDR) ? report(IS_NDR + " header") : none();
  }

  private static Optional<ReasonedVerdict> byWords(IncomingMail mail) {
    return ofMailSystem(mail)
        .or(() -> ofMachine(mail))
        .or(() -> ofAnybody(mail))
        .or(
            () ->
                ReportPhrases.readReceipt(mail.subject(), mail.preview())
                    .map(entry -> report("read receipt by its subject and text", entry)));
  }

  private static Optional<ReasonedVerdict> ofMailSystem(IncomingMail mail) {
    MailAddress from = mail.from();
    if (from != null && !NullSender.isMailSystem(from)) {
      return none();
    }
    return ReportPhrases.bounceSubject(mail.subject())
        .map(entry -> report("bounce subject from a mail system", entry))
        .or(
            () ->
                ReportPhrases.systemWords(mail.subject(), mail.preview())
                    .map(entry -> report("bounce text from a mail system", entry)));
  }

  /** Stricter than of a mail system: out-of-office replies carry the same marks. */
  private static Optional<ReasonedVerdict> ofMachine(IncomingMail mail) {
    boolean machine =
        NullSender.hasNullReturnPath(mail)
            || NullSender.hasMailSystemReturnPath(mail)
            || mail.headers().lower("Auto-Submitted").startsWith("auto-");
    if (!machine) {
      return none();
    }
    boolean tells = ReportPhrases.failure("", mail.preview()).isPresent();
    return ReportPhrases.certainSubject(mail.subject())
        .or(() -> ReportPhrases.bounceSubject(mail.subject()).filter(_ -> tells))
        .map(entry -> report("bounce subject from a mail system", entry));
  }

  private static Optional<ReasonedVerdict> ofAnybody(IncomingMail mail) {
    return ReportPhrases.certainSubject(mail.subject())
        .filter(_ -> ReportPhrases.isReport(mail.preview()))
        .map(entry -> report("bounce by its subject and text", entry));
  }

  private static ReasonedVerdict report(String cause, String entry) {
    return new ReasonedVerdict(Verdict.DELIVERY_REPORT, cause, entry);
  }

  private static Optional<ReasonedVerdict> report(String cause) {
    return VerdictRule.because(Verdict.DELIVERY_REPORT, cause);
  }

  private static Optional<ReasonedVerdict> none() {
    return Optional.empty();
  }
}
