package se.svarsvakt.mail;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells what Exchange's Mailbox Rules Agent passed on from what it answered (docs/how-it-judges.md
 * 2). It writes {@code Auto-Submitted: auto-generated} on both; a message that it passed on keeps
 * its author in From, an answer comes from the rule's owner.
 */
final class MailboxRulesAgent {
  private static final String SOURCE = "X-MS-Exchange-Generated-Message-Source";

  /** Names the mailboxes whose rules a message has passed, to stop it from going round. */
  private static final String OWNERS = "X-MS-Exchange-Inbox-Rules-Loop";

  private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("[\\s<>,;\"()]++");

  private MailboxRulesAgent() {}

  /** Whether a rule passed the message on, and its author is not the owner of the rule. */
  static boolean passedOn(IncomingMail mail) {
    Headers headers = mail.headers();
    return headers
            .all(SOURCE)
            .anyMatch(source -> source.toLowerCase(Locale.ROOT).contains("mailbox rules agent"))
        && headers.all(OWNERS).flatMap(MailboxRulesAgent::addresses).noneMatch(isFrom(mail));
  }

  /** Whether a header line says no more than that the passing on was automatic. */
  static boolean isMarkOfPassingOn(Headers.Field field) {
    return field.name().strip().equalsIgnoreCase("Auto-Submitted")
        && AutomaticHeaders.plain(field).startsWith("auto-generated");
  }

  private static Predicate<MailAddress> isFrom(IncomingMail mail) {
    MailAddress from = mail.from();
    return owner -> from != null && owner.withoutTag().equals(from.withoutTag());
  }

  private static Stream<MailAddress> addresses(String value) {
    return BETWEEN_ADDRESSES
        .splitAsStream(value)
        .filter(piece -> piece.contains("@"))
        .map(piece -> piece.replaceFirst("(?i)^(?:smtp|mailto):", ""))
        .filter(piece -> !piece.isBlank())
        .map(MailAddress::new);
  }
}
