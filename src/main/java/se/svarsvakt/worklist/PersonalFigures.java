package se.svarsvakt.worklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * A person's own figures of the last 14 days, and what is open.
 *
 * @param open open mail, overdue mail included
 * @param overdue overdue mail
 * @param dueToday mail whose deadline is today
 * @param answered mail settled in the last 14 days
 * @param onTime those of them in time
 */
public record PersonalFigures(int open, int overdue, int dueToday, int answered, int onTime) {
  /** Those of the person who looks; what they settled for shared mailboxes does not count. */
  static PersonalFigures of(MailboxSnapshot snapshot) {
    List<JudgedMail> open = snapshot.openMail();
    List<Settlement> settled =
        snapshot.allMail().stream()
            .filter(judged -> judged.mail().mailbox().equals(snapshot.person()))
            .flatMap(judged -> Optional.ofNullable(judged.state()).stream())
            .flatMap(state -> state.settled().stream())
            .toList();
    WorkingCalendar calendar = snapshot.policy().calendar();
    LocalDate today = calendar.dateOf(snapshot.now());
    return new PersonalFigures(
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
