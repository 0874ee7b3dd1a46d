package se.svarsvakt.casework;

import java.util.List;
import java.util.Set;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.rule.reply.JudgedMail;

/**
 * Mail as it stood at a past moment.
 *
 * @param mail what expects an answer, or did until it was thrown away, settled mail included
 * @param excused mail that an exception from the reply rule covered then
 */
public record PastMail(List<JudgedMail> mail, Set<MailKey> excused) {
  /** Keeps copies. */
  public PastMail {
    mail = List.copyOf(mail);
    excused = Set.copyOf(excused);
  }
}
