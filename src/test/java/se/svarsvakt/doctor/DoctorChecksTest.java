package se.svarsvakt.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.doctor.DoctorCheck.Status;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.worker.Rhythm;
import se.svarsvakt.worktime.WorkingCalendar;

/** What is found, judged: without a tenant. */
class DoctorChecksTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private static DoctorCheck end(Duration left) {
    CertificateEnd certificate =
        new CertificateEnd("a.setting", Optional.of(NOW.plus(left)), Optional.empty());
    return new CredentialChecks(NOW, ZoneOffset.UTC).ends(List.of(certificate)).getFirst();
  }

  @ParameterizedTest
  @CsvSource({"P31D, OK", "P30D, WARNING", "PT1S, WARNING", "PT0S, MISSING", "-P1D, MISSING"})
  void a_certificate_is_told_of_thirty_days_before_it_ends(Duration left, Status status) {
    assertThat(end(left).status()).isEqualTo(status);
    assertThat(end(left).subject()).isEqualTo("a.setting");
  }

  @Test
  void a_year_without_holidays_is_missing() {
    WorkingCalendar known = WorkingCalendar.of(ZoneOffset.UTC, day -> Optional.of("Fest"));
    WorkingCalendar unknown = WorkingCalendar.of(ZoneOffset.UTC, day -> Optional.empty());
    WorkingCalendar thisYear =
        WorkingCalendar.of(
            ZoneOffset.UTC, day -> day.getYear() == 2026 ? Optional.of("Fest") : Optional.empty());
    assertThat(holidays(known).status()).isEqualTo(Status.OK);
    assertThat(holidays(unknown).found().details()).containsExactly("2026, 2027");
    assertThat(holidays(thisYear).found().details()).containsExactly("2027");
    assertThat(holidays(thisYear).status()).isEqualTo(Status.MISSING);
  }

  private static DoctorCheck holidays(WorkingCalendar calendar) {
    return CalendarChecks.daysOff(calendar, TODAY).getFirst();
  }

  @ParameterizedTest
  @CsvSource({"0, OK", "59, OK", "60, WARNING", "-59, OK", "-60, WARNING"})
  void a_clock_may_be_less_than_a_minute_off(long seconds, Status status) {
    DoctorCheck check = CalendarChecks.clock(Optional.of(NOW), NOW.plusSeconds(seconds));
    assertThat(check.status()).isEqualTo(status);
  }

  @Test
  void a_graph_that_tells_no_time_leaves_the_clock_unknown() {
    assertThat(CalendarChecks.clock(Optional.empty(), NOW).status()).isEqualTo(Status.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"5000, OK", "1024, OK", "1023, WARNING", "100, WARNING", "99, MISSING"})
  void a_disk_that_fills_up_is_told_of_in_time(long megabytes, Status status) {
    DoctorCheck check = stored(OptionalLong.of(megabytes << 20), new StoreLook.BackupElsewhere());
    assertThat(check.status()).isEqualTo(status);
  }

  private static final StoreChecks STORES =
      new StoreChecks(
          NOW,
          new Rhythm(
              WorkingCalendar.of(ZoneOffset.UTC, day -> Optional.of("Fest")),
              Duration.ofMinutes(5),
              Duration.ofHours(1)));

  private static DoctorCheck stored(OptionalLong bytesLeft, StoreLook.Backup backup) {
    return STORES.open(Optional.empty(), bytesLeft, backup);
  }

  @ParameterizedTest
  @CsvSource({"P7DT23H, OK, STORE_BACKED_UP, 7", "P8D, WARNING, STORE_BACKUP_OLD, 8"})
  void whoever_has_made_backups_and_does_so_no_more_is_told(
      Duration ago, Status status, DoctorNote note, long days) {
    DoctorCheck check = stored(OptionalLong.empty(), new StoreLook.BackupMade(NOW.minus(ago)));
    assertThat(check.status()).isEqualTo(status);
    assertThat(check.found()).isEqualTo(DoctorText.of(note, days));
  }

  @Test
  void that_no_backup_was_made_here_is_said_and_is_no_fault() {
    DoctorCheck check = stored(OptionalLong.empty(), new StoreLook.NoBackup());
    assertThat(check.status()).isEqualTo(Status.OK);
    assertThat(check.found().note()).isEqualTo(DoctorNote.STORE_WITHOUT_BACKUP);
  }

  @ParameterizedTest
  @CsvSource({"3, WARNING", "0, MISSING"})
  void tables_of_another_version_are_told_of(int steps, Status status) {
    assertThat(STORES.store(new StoreLook.OtherVersion(steps)).status()).isEqualTo(status);
  }

  @Test
  void a_mailbox_outside_is_open_where_one_part_of_it_is() {
    Map<ApplicationRight, Attempt> attempts =
        Map.of(
            ApplicationRight.MAIL_READ,
            new Attempt.Denied("ErrorAccessDenied"),
            ApplicationRight.MAILBOX_SETTINGS_READ,
            new Attempt.Opened());
    ScopeFound.OutsideAnswer half = new ScopeFound.OutsideAnswer(attempts);
    assertThat(half.isRefused()).isFalse();
    assertThat(half.opened()).containsExactly("MailboxSettings.Read");
  }

  @ParameterizedTest
  @EnumSource(DoctorNote.class)
  void every_sentence_stands_in_both_languages_on_one_line(DoctorNote note) {
    DoctorText text = DoctorText.of(note, "A", "B", "C", "D");
    for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("sv"))) {
      assertThat(DoctorWords.in(locale).of(text))
          .isNotBlank()
          .doesNotContain("\n", "''")
          .doesNotContainPattern("\\{\\d");
    }
  }

  @ParameterizedTest
  @CsvSource({"en", "sv"})
  void no_sentence_is_left_over(String language) {
    Enumeration<String> keys =
        ResourceBundle.getBundle("doctor", Locale.forLanguageTag(language)).getKeys();
    Set<String> codes =
        Stream.of(DoctorNote.values()).map(DoctorNote::code).collect(Collectors.toSet());
    assertThat(keys.asIterator()).toIterable().containsExactlyInAnyOrderElementsOf(codes);
  }
}
