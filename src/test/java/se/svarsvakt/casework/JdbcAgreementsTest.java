package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.ANNA;
import static se.svarsvakt.sync.Facts.NOON;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.absence.Consent;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.testing.Databases;

/** Cover agreements as databases have them that were filled before. */
class JdbcAgreementsTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final MailboxId BO = new MailboxId("bo");
  private static final Consent ASKED = new Consent(Consent.State.REQUESTED, NOON);

  enum Kind {
    H2,
    POSTGRESQL;

    Databases.Database empty() {
      return this == H2 ? Databases.h2() : Databases.postgres();
    }
  }

  /** As the program recorded it while nobody was asked. */
  private static CoverAgreement earlier(Databases.Database database, int last, boolean inTeams) {
    CoverAgreement made =
        new JdbcRegister(database.jdbc(), database.transactions())
            .agree(
                new CoverAgreement(0, ANNA, BO, MONDAY.minusDays(9), MONDAY.plusDays(last), ""),
                NOON);
    if (inTeams) {
      database
          .jdbc()
          .sql(
              "insert into deed (person_id, done_at, kind, mailbox_id, item, agreement_id)"
                  + " select mailbox_id, made_at, 'cover-agreed', mailbox_id, 'cover', id"
                  + " from cover_agreement where id = :id")
          .param("id", made.id())
          .update();
    }
    return made;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void what_people_agreed_unasked_is_asked_about_and_what_an_administrator_made_holds(Kind kind) {
    Databases.Database database = kind.empty();
    Register register = new JdbcRegister(database.jdbc(), database.transactions());
    CoverAgreement inTeams = earlier(database, 4, true);
    CoverAgreement decreed = earlier(database, 5, false);
    CoverAgreement over = earlier(database, -1, true);
    register.askAbout(MONDAY, ASKED);
    assertThat(register.agreements(List.of(ANNA)))
        .containsExactly(inTeams.with(ASKED), decreed, over);
    register.answer(inTeams.id(), new Consent(Consent.State.ACCEPTED, NOON));
    register.askAbout(MONDAY, ASKED);
    assertThat(register.agreement(inTeams.id()).orElseThrow().holds()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void many_at_once_make_one(Kind kind) throws Exception {
    Databases.Database database = kind.empty();
    database.jdbc().sql("insert into installation (id, key_check) values (1, 'x')").update();
    Register register = new JdbcRegister(database.jdbc(), database.transactions());
    CoverAgreement wanted =
        new CoverAgreement(0, ANNA, BO, MONDAY, MONDAY.plusDays(4), "").with(ASKED);
    List<Future<CoverAgreement>> made = new ArrayList<>();
    try (ExecutorService many = Executors.newFixedThreadPool(8)) {
      IntStream.range(0, 24)
          .forEach(i -> made.add(many.submit(() -> register.agree(wanted, NOON))));
    }
    for (Future<CoverAgreement> each : made) {
      assertThat(each.get()).isEqualTo(made.getFirst().get());
    }
    assertThat(register.agreements(List.of(ANNA))).hasSize(1);
  }
}
