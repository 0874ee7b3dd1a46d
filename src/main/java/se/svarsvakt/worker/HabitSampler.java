package se.svarsvakt.worker;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.casework.SignatureChecks.Sample;
import se.svarsvakt.mail.Habit;
import se.svarsvakt.mail.HabitTerms;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.PhoneNumbers;
import se.svarsvakt.mail.body.BodyText;
import se.svarsvakt.mail.body.Line;
import se.svarsvakt.mail.body.MessageBody;
import se.svarsvakt.rule.signature.SignatureRule;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.HabitCount;
import se.svarsvakt.sync.HabitStore;
import se.svarsvakt.sync.HabitStore.Sending;
import se.svarsvakt.sync.MailboxDetails.Bodies;
import se.svarsvakt.sync.MailboxDetails.Body;

/**
 * Counts habits that only the text of sent mail shows, in the sample of messages whose signatures
 * are looked at, or would be. The text is held while it is looked at, and nothing of it is stored.
 *
 * @param store where they are counted
 * @param terms how
 */
public record HabitSampler(HabitStore store, HabitTerms terms) {
  /** Whether any habit is counted that only the text shows. */
  boolean readsText() {
    return terms.counted().contains(Habit.NO_HISTORY);
  }

  /** What the message is to whoever gets it; empty where it was looked at before. */
  Optional<Sending> unread(MailKey sent) {
    return store.unread(sent);
  }

  /** Counts what the message shows. */
  void count(Account account, Sample sample, Sending sending, Bodies bodies) {
    Set<Habit> habits = EnumSet.noneOf(Habit.class);
    if (sending.answers() && lacksHistory(bodies.whole())) {
      habits.add(Habit.NO_HISTORY);
    }
    if (sending.first() && lacksContactDetails(account, bodies.added())) {
      habits.add(Habit.NO_CONTACT_DETAILS);
    }
    habits.retainAll(terms.counted());
    store.add(sample.mail().mailbox(), new HabitCount(terms.month(sample.sentAt()), habits));
  }

  /** Whether nothing of the body is a quote. */
  private static boolean lacksHistory(Body body) {
    return MessageBody.all(body.type(), body.content()) instanceof BodyText.Lines(var all)
        && MessageBody.newText(body.type(), body.content()) instanceof BodyText.Lines(var added)
        && written(all).size() == written(added).size();
  }

  private static boolean lacksContactDetails(Account account, Body body) {
    return MessageBody.newText(body.type(), body.content()) instanceof BodyText.Lines(var lines)
        && !tellsContact(account, lines);
  }

  /** The sender's own address or number, or any number where a signature stands. */
  private static boolean tellsContact(Account account, List<Line> lines) {
    String text = String.join("\n", written(lines)).toLowerCase(Locale.ROOT);
    Set<String> own =
        account.person().phones().stream()
            .flatMap(phone -> PhoneNumbers.dialled(phone).stream())
            .collect(Collectors.toSet());
    return account.addresses().stream().anyMatch(address -> text.contains(address.value()))
        || PhoneNumbers.in(text).stream().anyMatch(own::contains)
        || !PhoneNumbers.in(String.join("\n", SignatureRule.behindClosing(lines))).isEmpty();
  }

  private static List<String> written(List<Line> lines) {
    return lines.stream().map(Line::text).filter(text -> !text.isBlank()).toList();
  }
}
