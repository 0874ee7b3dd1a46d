package se.svarsvakt.rule.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Access;
import se.svarsvakt.worktime.ServiceHours;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** The 23rd of November 2026 is a Monday; service is 09:00 to 11:30 and 13:00 to 15:00. */
class ServiceWindowTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private final ServiceWindow window =
      new ServiceWindow(
          ServiceHours.parse("mon-fri 09:00-11:30, 13:00-15:00"),
          WorkingCalendar.of(STOCKHOLM, new SwedishHolidays()));

  private static Instant at(String dayAndTime) {
    return LocalDateTime.parse("2026-11-" + dayAndTime).atZone(STOCKHOLM).toInstant();
  }

  private static Optional<Instant> maybe(@Nullable String dayAndTime) {
    return Optional.ofNullable(dayAndTime).map(ServiceWindowTest::at);
  }

  @ParameterizedTest
  @CsvSource({
    // unread mail, last attention, now, passed unread
    "23T08:00,          , 23T11:30, true",
    "23T08:00,          , 23T11:29, false",
    "23T09:00,          , 23T11:30, true",
    "23T09:01,          , 23T11:30, false",
    "        ,          , 23T11:30, false",
    "23T08:00, 23T08:59 , 23T11:30, true",
    "23T08:00, 23T09:00 , 23T11:30, false",
    "23T08:00, 23T11:30 , 23T11:35, false",
    "23T08:00, 23T12:00 , 23T12:30, false",
    "23T08:00, 23T12:00 , 23T15:00, true",
    "23T08:00, 23T14:59 , 23T15:00, false",
    "20T16:00,          , 23T08:00, false",
    "20T12:00,          , 23T08:00, true",
    "23T08:00, 23T11:40 , 23T11:35, true",
    "23T11:40,          , 23T11:35, false"
  })
  void passes_unread(
      @Nullable String unread, @Nullable String attention, String now, boolean passed) {
    AttentionFacts facts =
        new AttentionFacts(
            new MailboxId("info"), true, true, maybe(unread), maybe(attention), Access.NOT_READ);
    assertThat(window.passedUnread(facts, at(now)).isPresent()).isEqualTo(passed);
  }
}
