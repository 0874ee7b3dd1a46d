package se.svarsvakt.worklist;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * A person's own figures of the last 14 days, and what is open. What has a deadline of its own is
 * counted apart, as it is for the organisation.
 *
 * @param byPromise by what was promised to the sender; none for what there is nothing of
 */
public record PersonalFigures(Map<Promise, Counts> byPromise) {
  /** Keeps a copy, in the order of the promises. */
  public PersonalFigures {
    Map<Promise, Counts> ordered = new EnumMap<>(Promise.class);
    ordered.putAll(byPromise);
    byPromise = Collections.unmodifiableMap(ordered);
  }

  /**
   * What was promised in one way.
   *
   * @param open open mail, overdue mail included
   * @param overdue overdue mail
   * @param dueToday mail whose deadline is today
   * @param answered mail settled in the last 14 days
   * @param onTime those of them in time
   */
  public record Counts(int open, int overdue, int dueToday, int answered, int onTime) {
    private static final Counts NONE = new Counts(0, 0, 0, 0, 0);
  }

  /** What is counted apart of one promise. */
  public record ApartCount(Promise promise, Counts counts) {}

  /** Those of ordinary mail. */
  public Counts mail() {
    return byPromise.getOrDefault(Promise.ANSWER, Counts.NONE);
  }

  /** Those of what is counted apart, as far as there is any. */
  public List<ApartCount> apart() {
    return byPromise.entrySet().stream()
        .filter(each -> each.getKey() != Promise.ANSWER)
        .map(each -> new ApartCount(each.getKey(), each.getValue()))
        .toList();
  }

  /** Those of the person who looks; what they settled for shared mailboxes does not count. */
  static PersonalFigures of(MailboxSnapshot snapshot) {
    Map<Promise, Counts> figures = new EnumMap<>(Promise.class);
    for (Promise promise : Promise.values()) {
      Counts counts = of(snapshot, promise);
      if (!counts.equals(Counts.NONE)) {
        figures.put(promise, counts);
      }
    }
    return new PersonalFigures(figures);
  }

  private static Counts of(MailboxSnapshot snapshot, Promise promise) {
    List<JudgedMail> open =
        snapshot.openMail().stream().filter(judged -> judged.promise() == promise).toList();
    List<Settlement> settled =
        snapshot.allMail().stream()
            .filter(judged -> judged.mail().mailbox().equals(snapshot.person()))
            .filter(judged -> judged.promise() == promise)
            .flatMap(judged -> Optional.ofNullable(judged.state()).stream())
            .flatMap(state -> state.settled().stream())
            .toList();
    WorkingCalendar calendar = snapshot.policy().calendar();
    LocalDate today = calendar.dateOf(snapshot.now());
    return new Counts(
        open.size(),
        count(open, PersonalFigures::isOverdue),
        count(
            open,
            judged ->
                !isOverdue(judged)
                    && judged.due() != null
                    && calendar.dateOf(judged.due().at()).equals(today)),
        settled.size(),
        (int) settled.stream().filter(Settlement::onTime).count());
  }

  private static boolean isOverdue(JudgedMail judged) {
    return judged.state() instanceof ReplyState.Overdue;
  }

  private static int count(List<JudgedMail> mail, Predicate<JudgedMail> wanted) {
    return (int) mail.stream().filter(wanted).count();
  }
}
