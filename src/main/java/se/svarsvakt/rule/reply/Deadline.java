package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.time.LocalTime;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.worktime.DueDate;

/**
 * The clock of a message that nobody has answered yet.
 *
 * @param mail the message
 * @param due its deadline
 * @param terms what the organisation promises
 */
record Deadline(ReceivedMail mail, DueDate due, ReplyTerms terms) {
  /** The first deadline of a message that counts as received at that moment. */
  static Deadline first(ReceivedMail mail, Promise promise, Instant countsFrom, ReplyTerms terms) {
    return new Deadline(mail, terms.due(promise, mail.receivedAt(), countsFrom), terms);
  }

  /** The state at that moment of a message without an answer. */
  ReplyState waiting(Instant now) {
    if (now.isAfter(due.at())) {
      return new ReplyState.Overdue(due.at());
    }
    var warned = warnedFrom();
    return now.isBefore(warned) || now.isBefore(mail.receivedAt())
        ? new ReplyState.Open()
        : new ReplyState.DueSoon(warned);
  }

  /** The beginning of the due day or of the hours of warning, but never before the message came. */
  private Instant warnedFrom() {
    var begins = warned();
    return begins.isBefore(mail.receivedAt()) ? mail.receivedAt() : begins;
  }

  /** The beginning of the due day or of the hours of warning, whenever the message came. */
  Instant warned() {
    var dayBegins = terms.calendar().at(due.day(), LocalTime.MIDNIGHT);
    var hoursBegin = due.at().minus(terms.warnBefore());
    return hoursBegin.isBefore(dayBegins) ? hoursBegin : dayBegins;
  }
}
