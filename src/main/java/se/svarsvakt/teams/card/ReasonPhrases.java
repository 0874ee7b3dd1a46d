package se.svarsvakt.teams.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.svarsvakt.worklist.MailReason;
import se.svarsvakt.worktime.SkippedDay;

/** The sentences that say why a mail is counted, in its reader's language; without content. */
record ReasonPhrases(CardWords words, Instant now) {
  /** Why it counts, by when, which days were left out, and what settles it. */
  List<String> of(MailReason reason) {
    List<String> sentences = new ArrayList<>();
    sentences.add(words.of("why.cause." + code(reason.cause()), moment(reason.receivedAt())));
    reason.reopenedAt().ifPresent(at -> sentences.add(words.of("why.reopened", moment(at))));
    sentences.add(deadline(reason));
    List<String> skipped = skipped(reason);
    if (!skipped.isEmpty()) {
      sentences.add(words.of("why.skipped", String.join(", ", skipped)));
    }
    sentences.add(words.of("why.remedy." + code(reason.remedy())));
    return sentences;
  }

  private String deadline(MailReason reason) {
    String due = moment(reason.due().at());
    return reason.remedy() == MailReason.Remedy.PROMISED_ANSWER
        ? words.of("why.promised", due)
        : words.of(
            reason.promise(),
            "why.deadline",
            due,
            reason.workingDays(),
            words.day(reason.countsFrom(), now),
            words.time(reason.sameDayUntil()));
  }

  private List<String> skipped(MailReason reason) {
    List<String> days = new ArrayList<>();
    if (reason.waited()) {
      LocalDate last = reason.countsFrom().minusDays(1);
      days.add(words.of("why.until", words.date(last), words.of("why.day.absence")));
    }
    for (SkippedDay day : reason.due().skipped()) {
      String why = words.of("why.day." + code(day.kind()), day.reason());
      days.add(words.of("why.day", words.date(day.date()), why));
    }
    return days;
  }

  private String moment(Instant at) {
    return words.moment(at, now);
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
