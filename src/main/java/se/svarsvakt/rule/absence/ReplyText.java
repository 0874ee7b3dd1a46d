package se.svarsvakt.rule.absence;

import java.util.EnumSet;
import java.util.Set;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.policy.AbsencePolicy;

/** Reads an automatic reply for what the policy asks for (docs/how-it-judges.md 4). */
public final class ReplyText {
  private ReplyText() {}

  /**
   * What the text lacks of what the policy asks for.
   *
   * @param text what external senders read, as plain text; Swedish or English
   * @param own where one reaches the absent person, which does not count
   */
  public static Set<MissingReplyText> lacks(String text, OwnContacts own, AbsencePolicy policy) {
    var plain = PlainText.of(text);
    var lacks = EnumSet.noneOf(MissingReplyText.class);
    if (policy.returnDate() && !ReturnDate.isIn(plain)) {
      lacks.add(MissingReplyText.RETURN_DATE);
    }
    if (policy.contact() && !Contacts.nameSomebodyElse(plain, own)) {
      lacks.add(MissingReplyText.CONTACT);
    }
    if (policy.cause() && !AbsenceCause.isIn(plain)) {
      lacks.add(MissingReplyText.CAUSE);
    }
    if (policy.phrase().filter(phrase -> !contains(plain, phrase)).isPresent()) {
      lacks.add(MissingReplyText.PHRASE);
    }
    return lacks;
  }

  private static boolean contains(String text, String phrase) {
    return PlainText.folded(text).contains(PlainText.folded(phrase));
  }
}
