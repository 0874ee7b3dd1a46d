package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.ANNA;
import static se.svarsvakt.sync.Facts.NOON;
import static se.svarsvakt.sync.Facts.key;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.casework.FindingException.ExceptionScope;
import se.svarsvakt.casework.SignatureChecks.Checked;
import se.svarsvakt.casework.SignatureChecks.Sample;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.AutomaticReply.Audience;
import se.svarsvakt.mail.AutomaticReply.Status;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.sync.Calendars.Schedule;
import se.svarsvakt.sync.JdbcFactStore;
import se.svarsvakt.sync.JdbcOwnerStore;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.MailboxSettings.Purpose;
import se.svarsvakt.sync.MailboxUpdate;
import se.svarsvakt.sync.OwnerFacts;
import se.svarsvakt.sync.OwnerStore;
import se.svarsvakt.sync.StoredMailbox;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalHours;

/** What is deleted beside mail when it is older than it is kept (docs/privacy.md). */
class RetentionTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final Instant FAR = NOON.plus(Duration.ofDays(365));
  private static final Period OVER = hours(-48, -1);
  private static final Period RUNNING = hours(-48, 1);

  enum Kind {
    H2,
    POSTGRESQL;

    Databases.Database empty() {
      return this == H2 ? Databases.h2() : Databases.postgres();
    }
  }

  private static Period hours(int from, int until) {
    return new Period(NOON.plus(Duration.ofHours(from)), NOON.plus(Duration.ofHours(until)));
  }

  private static void forget(Databases.Database database) {
    new JdbcCaseStore(database.jdbc(), database.transactions()).forgetBefore(NOON);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void absences_that_are_over_are_forgotten(Kind kind) {
    Databases.Database database = kind.empty();
    OwnerStore owners = owners(database, scheduled(hours(5, 6)));
    owners.calendars(
        hours(-99, 99), Map.of(ANNA, new Schedule.Known(List.of(OVER, RUNNING))), NOON);
    forget(database);
    assertThat(anna(owners).calendar().outOfOffice()).containsExactly(RUNNING);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void times_of_automatic_replies_that_are_over_are_forgotten(Kind kind) {
    Databases.Database database = kind.empty();
    OwnerStore owners = owners(database, scheduled(OVER));
    assertThat(anna(owners).settings().replyOn()).containsExactly(OVER);
    forget(database);
    assertThat(anna(owners).settings().replyOn()).isEmpty();
  }

  private static MailboxSettings scheduled(Period window) {
    AutomaticReply reply =
        new AutomaticReply(Status.SCHEDULED, Audience.ALL, Optional.of(window), Set.of());
    return new MailboxSettings(Purpose.USER, "sv", PersonalHours.UNKNOWN, reply);
  }

  private static OwnerStore owners(Databases.Database database, MailboxSettings settings) {
    StoredMailbox unknown = StoredMailbox.unknown(ANNA);
    StoredMailbox after = new StoredMailbox(ANNA, settings, NOON, List.of(), null, null, null, "");
    new JdbcFactStore(database.named(), database.transactions())
        .apply(new MailboxUpdate(unknown, after, null, List.of(), List.of(), List.of()));
    return new JdbcOwnerStore(database.jdbc(), database.transactions());
  }

  private static OwnerFacts anna(OwnerStore owners) {
    return Objects.requireNonNull(owners.owners(List.of(ANNA), FAR).get(ANNA));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void agreements_and_exceptions_are_forgotten_after_their_last_day(Kind kind) {
    Databases.Database database = kind.empty();
    Register register = new JdbcRegister(database.jdbc(), database.transactions());
    for (LocalDate last : List.of(DAY.minusDays(1), DAY)) {
      MailboxId bo = new MailboxId("bo");
      register.agree(new CoverAgreement(0, ANNA, bo, DAY.minusDays(9), last, ""), NOON);
      ExceptionScope about =
          new ExceptionScope(Optional.of(ANNA), Optional.empty(), Optional.empty());
      register.except(new FindingException(0, about, "överenskommet", last), NOON);
    }
    forget(database);
    assertThat(register.agreements(List.of(ANNA))).extracting(CoverAgreement::to).containsOnly(DAY);
    assertThat(register.exceptions(DAY.minusDays(9)))
        .extracting(FindingException::until)
        .containsOnly(DAY);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void looks_at_signatures_are_forgotten_with_their_mail(Kind kind) {
    Databases.Database database = kind.empty();
    SignatureChecks checks =
        new JdbcSignatureChecks(
            database.jdbc(), database.transactions(), new KeyedHash(new byte[32]).textSeal());
    Sample old = new Sample(key("old"), NOON.minusSeconds(1));
    Sample recent = new Sample(key("new"), NOON);
    checks.checked(new Checked(old, List.of()), "t", DAY);
    checks.checked(new Checked(recent, List.of()), "t", DAY);
    forget(database);
    assertThat(checks.checks(List.of(ANNA), "t", NOON.minusSeconds(99), FAR))
        .extracting(Checked::sample)
        .containsExactly(recent);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void what_people_did_is_forgotten_when_it_is_old(Kind kind) {
    Databases.Database database = kind.empty();
    Register register = new JdbcRegister(database.jdbc(), database.transactions());
    AuditTrail auditTrail = new JdbcAuditTrail(database.jdbc(), database.transactions(), register);
    AuditEntry old =
        auditTrail.record(ANNA, new UserAction.AnsweredMark(key("old")), NOON.minusSeconds(2));
    auditTrail.undo(old, ANNA, NOON.minusSeconds(1));
    AuditEntry recent = auditTrail.record(ANNA, new UserAction.AnsweredMark(key("new")), NOON);
    forget(database);
    assertThat(auditTrail.trail(new AuditTrail.TrailFilter(Optional.empty(), Instant.EPOCH, 9)))
        .extracting(AuditTrail.TrailEntry::id)
        .containsExactly(recent.id());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void what_shows_that_reminders_were_seen_is_forgotten_by_itself(Kind kind) {
    Databases.Database database = kind.empty();
    for (int hour : List.of(-1, 0)) {
      database
          .jdbc()
          .sql("insert into seen_item values ('anna', 'm', '', :at)")
          .param("at", time(NOON.plus(Duration.ofHours(hour))))
          .update();
    }
    new JdbcCaseStore(database.jdbc(), database.transactions()).forgetSeenBefore(NOON);
    assertThat(database.jdbc().sql("select seen_at from seen_item").query().listOfRows())
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void an_account_is_forgotten_with_the_last_that_it_is_known_by(Kind kind) {
    Databases.Database database = kind.empty();
    for (String id : List.of("anna", "bo", "cia", "dora", "eva")) {
      database
          .jdbc()
          .sql("insert into known_account values (:id, 'x@kommun.example', '')")
          .param("id", id)
          .update();
    }
    related(database, "anna", "bo", NOON.minusSeconds(1));
    related(database, "cia", "dora", NOON);
    database
        .jdbc()
        .sql(
            "insert into weekly_figure (week, reports, manager_id, document)"
                + " values ('2026-W47', 'direct', 'eva', '')")
        .update();
    forget(database);
    assertThat(database.jdbc().sql("select id from known_account").query(String.class).list())
        .containsExactlyInAnyOrder("cia", "dora", "eva");
  }

  private static void related(
      Databases.Database database, String person, String manager, Instant until) {
    database
        .jdbc()
        .sql("insert into relation values (:person, 'MANAGER', :manager, :from, :until)")
        .param("person", person)
        .param("manager", manager)
        .param("from", time(NOON.minusSeconds(99)))
        .param("until", time(until))
        .update();
  }
}
