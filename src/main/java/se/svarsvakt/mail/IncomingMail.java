package se.svarsvakt.mail;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An incoming message as far as its verdict needs it. It holds content (subject, preview) and is
 * therefore never stored and never logged; {@link #toString()} shows nothing of it.
 *
 * @param from the From address; null where the message has none or an empty one
 * @param replyTo the Reply-To addresses
 * @param to the To recipients
 * @param cc the Cc recipients
 * @param headers the internet headers
 * @param messageClass the MAPI class ({@code IPM.Note}); empty where unknown
 * @param meeting whether Graph says it is an {@code eventMessage}
 * @param subject maybe empty
 * @param preview the first 255 characters of the text as Graph gives them, maybe empty
 */
public record IncomingMail(
    @Nullable MailAddress from,
    List<MailAddress> replyTo,
    List<MailAddress> to,
    List<MailAddress> cc,
    Headers headers,
    String messageClass,
    boolean meeting,
    String subject,
    String preview) {
  /** Keeps copies of the lists. */
  public IncomingMail {
    replyTo = List.copyOf(replyTo);
    to = List.copyOf(to);
    cc = List.copyOf(cc);
  }

  /** The same from somebody else, who is to be answered at these addresses. */
  IncomingMail from(MailAddress sender, List<MailAddress> answersTo) {
    return new IncomingMail(
        sender, answersTo, to, cc, headers, messageClass, meeting, subject, preview);
  }

  /** Whether its class begins with that, given in lower case; classes are not case-sensitive. */
  boolean isOfClass(String root) {
    return messageClass.strip().toLowerCase(Locale.ROOT).startsWith(root);
  }

  @Override
  public String toString() {
    return "IncomingMail[content not shown]";
  }
}
