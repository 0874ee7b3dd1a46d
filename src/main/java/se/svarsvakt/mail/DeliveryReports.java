package se.svarsvakt.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises non-delivery, delivery and read reports. They come before automatic replies, since
 * most of them carry the same headers.
 */
final class DeliveryReports implements VerdictRule {
  private static final Pattern REPORT_TYPE =
      Pattern.compile(
          "^\\s*(?:multipart/report|message/(?:delivery-status|disposition-notification))\\b");

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    return byClass(mail).or(() -> byHeader(mail)).or(() -> bySubject(mail));
  }

  /** Whether a report says that something did not arrive, and not that it did or is late. */
  static boolean tellOfFailure(IncomingMail mail) {
    return mail.isOfClass("report.")
        && mail.messageClass().strip().toLowerCase(Locale.ROOT).endsWith(".ndr");
  }

  private static Optional<ReasonedVerdict> byClass(IncomingMail mail) {
    return mail.isOfClass("report.") ? report("message class REPORT") : none();
  }

  private static Optional<ReasonedVerdict> byHeader(IncomingMail mail) {
    Headers headers = mail.headers();
    if (REPORT_TYPE.matcher(headers.lower("Content-Type")).find()) {
      return report("Content-Type of a report");
    }
    if (headers.has("X-Failed-Recipients")) {
      return report("X-Failed-Recipients header");
    }
    return headers.has("X-MS-Exchange-Message-Is-Ndr")
        ? report("X-MS-Exchange-Message-Is-Ndr header")
        : none();
  }

  private static Optional<ReasonedVerdict> bySubject(IncomingMail mail) {
    boolean bounce = ReportPhrases.isBounceSubject(mail.subject());
    if (isFromNobody(mail) && bounce) {
      return report("bounce subject from a mail system");
    }
    if (isFromMailSystem(mail) && ReportPhrases.tellOfFailure(mail.subject(), mail.preview())) {
      return report("bounce text from a mail system");
    }
    if (bounce && ReportPhrases.isReport(mail.preview())) {
      return report("bounce by its subject and text");
    }
    return ReportPhrases.isReadReceipt(mail.subject(), mail.preview())
        ? report("read receipt by its subject and text")
        : none();
  }

  private static boolean isFromNobody(IncomingMail mail) {
    MailAddress from = mail.from();
    return from == null || NullSender.isMailSystem(from) || NullSender.hasNullReturnPath(mail);
  }

  /** Stricter than {@link #isFromNobody}: a null return path is an out-of-office reply's too. */
  private static boolean isFromMailSystem(IncomingMail mail) {
    MailAddress from = mail.from();
    return from == null || NullSender.isMailSystem(from);
  }

  private static Optional<ReasonedVerdict> report(String cause) {
    return VerdictRule.because(Verdict.DELIVERY_REPORT, cause);
  }

  private static Optional<ReasonedVerdict> none() {
    return Optional.empty();
  }
}
