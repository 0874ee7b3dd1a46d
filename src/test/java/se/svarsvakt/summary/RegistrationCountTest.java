package se.svarsvakt.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.casework.PastMail;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.Evidence;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Registration;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.sync.Facts;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** Week 47 is the 16th to the 22nd of November 2026. */
class RegistrationCountTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final WorkingCalendar CALENDAR =
      WorkingCalendar.of(STOCKHOLM, new SwedishHolidays());
  private static final MailboxId INFO = new MailboxId("info");

  private static Instant at(String dayAndTime) {
    return LocalDateTime.parse("2026-11-" + dayAndTime).atZone(STOCKHOLM).toInstant();
  }

  private static JudgedMail answered(String when, Registration known) {
    var mail = Facts.received(when).in(INFO).at(at(when).minusSeconds(3_600)).fact().mail();
    var state = new ReplyState.Answered(new Settlement(at(when), true, Evidence.THREAD, INFO));
    return new JudgedMail(
            mail, mail.verdict(), state, CALENDAR.due(mail.receivedAt(), 1), List.of())
        .registered(known);
  }

  private static Map<MailboxId, RegistrationCount> counted(String week, JudgedMail... mail) {
    return RegistrationCount.of(
        new PastMail(List.of(mail), Set.of()),
        CalendarWeek.parse(week).orElseThrow().in(STOCKHOLM),
        CALENDAR);
  }

  @ParameterizedTest
  @CsvSource({
    "13T09:00, 2026-W47",
    "15T09:00, 2026-W47",
    "16T09:00, 2026-W47",
    "19T16:59, 2026-W47",
    "20T09:00, 2026-W48",
    "21T09:00, 2026-W48"
  })
  void an_answer_counts_in_the_week_in_which_people_are_asked_of_it(String when, String week) {
    JudgedMail mail = answered(when, new Registration.NotSaid());
    for (String each : List.of("2026-W46", "2026-W47", "2026-W48")) {
      assertThat(counted(each, mail))
          .isEqualTo(
              each.equals(week) ? Map.of(INFO, new RegistrationCount(0, 0, 0, 1)) : Map.of());
    }
  }

  @Test
  void what_was_said_is_counted_by_what_it_says() {
    JudgedMail[] said =
        List.of(Registration.Choice.values()).stream()
            .map(each -> new Registration.Stated(each, at("19T10:00"), ""))
            .map(each -> answered("18T10:00", each))
            .toArray(JudgedMail[]::new);
    RegistrationCount all = counted("2026-W47", said).get(INFO);
    assertThat(all).isEqualTo(new RegistrationCount(1, 1, 1, 0));
  }
}
