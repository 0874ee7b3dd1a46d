package se.svarsvakt.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the marks of mail that no person sent: a null return path, a mail system's own address. */
final class NullSender {
  private static final Pattern MAIL_SYSTEM =
      Pattern.compile(
          "(?:mailer|mail|mailerd?)[-_. ]?d(?:a|ae)?emon\\b.*|post[-_.]?master\\b.*|mdaemon|mmdf"
              + "|(?:internet[-_.]?)?mail[-_.]?(?:delivery|system)"
              + "(?:[-_.]?(?:system|subsystem|service))?"
              + "|(?:non[-_.]?)?delivery[-_.]?(?:status|report|failure|subsystem|system)s?"
              + "|bounces?(?:[-+=_.].*)?"
              + "|microsoftexchange\\p{XDigit}{8,}");

  private NullSender() {}

  /**
   * Whether the header {@code Return-Path} is there and empty, {@code <>} as RFC 5321 writes it.
   */
  static boolean hasNullReturnPath(IncomingMail mail) {
    Optional<String> path = mail.headers().first("Return-Path");
    return path.isPresent() && path.get().replaceAll("[<>\\s]", "").isEmpty();
  }

  /** Whether the return path is a mail system's: some servers write no null one. */
  static boolean hasMailSystemReturnPath(IncomingMail mail) {
    return mail.headers()
        .first("Return-Path")
        .map(path -> path.replaceAll("[<>\\s]", ""))
        .filter(path -> !path.isEmpty())
        .map(MailAddress::new)
        .filter(NullSender::isMailSystem)
        .isPresent();
  }

  /** Whether the address is one under which mail systems write. */
  static boolean isMailSystem(MailAddress address) {
    String local = address.localPart();
    return local.length() <= 64 && MAIL_SYSTEM.matcher(local).matches();
  }
}
