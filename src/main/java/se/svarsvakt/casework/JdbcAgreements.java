package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.day;
import static se.svarsvakt.sync.JdbcColumns.inParts;
import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.absence.Consent;
import se.svarsvakt.rule.absence.CoverAgreement;

/** The register's cover agreements in H2 or PostgreSQL. */
record JdbcAgreements(JdbcClient jdbc) {
  /** In a transaction. */
  CoverAgreement agree(CoverAgreement agreement, Instant at) {
    lock(jdbc, agreement.mailbox());
    List<CoverAgreement> same =
        about(List.of(agreement.mailbox())).stream().filter(agreement::isSame).toList();
    same.stream().filter(CoverAgreement::isDeclined).forEach(each -> end(each.id(), at));
    return same.stream()
        .filter(each -> !each.isDeclined())
        .findFirst()
        .map(each -> again(each, agreement))
        .orElseGet(() -> added(agreement, at));
  }

  /**
   * Nobody else does the same about a mailbox meanwhile; those that are not watched share a lock.
   */
  static void lock(JdbcClient jdbc, MailboxId mailbox) {
    boolean watched =
        jdbc.sql("select id from mailbox where id = :id for update")
            .param("id", mailbox.value())
            .query(String.class)
            .optional()
            .isPresent();
    if (!watched) {
      jdbc.sql("select id from installation for update").query(Integer.class).list();
    }
  }

  private CoverAgreement again(CoverAgreement known, CoverAgreement wanted) {
    Optional<Consent> consent = wanted.consent();
    if (!known.isOpen() || wanted.isOpen() || consent.isEmpty()) {
      return known;
    }
    jdbc.sql("update cover_agreement set note = :note where id = :id")
        .param("note", wanted.note())
        .param("id", known.id())
        .update();
    answer(known.id(), consent.get());
    return find(known.id()).orElseThrow();
  }

  private CoverAgreement added(CoverAgreement agreement, Instant at) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            "insert into cover_agreement (mailbox_id, by_id, from_day, to_day, note, consent,"
                + " consent_at, made_at)"
                + " values (:mailbox, :by, :from, :to, :note, :consent, :since, :at)")
        .param("mailbox", agreement.mailbox().value())
        .param("by", agreement.by().value())
        .param("from", Date.valueOf(agreement.from()))
        .param("to", Date.valueOf(agreement.to()))
        .param("note", agreement.note())
        .param("consent", agreement.consent().map(said -> said.state().code()).orElse(null))
        .param("since", agreement.consent().map(said -> time(said.since())).orElse(null))
        .param("at", time(at))
        .update(key, "id");
    return find(id(key)).orElseThrow();
  }

  static long id(KeyHolder key) {
    return Objects.requireNonNull(key.getKey()).longValue();
  }

  List<CoverAgreement> from(LocalDate from) {
    return jdbc.sql(
            "select * from cover_agreement where ended_at is null and to_day >= :from order by id")
        .param("from", Date.valueOf(from))
        .query((row, number) -> agreement(row))
        .list();
  }

  List<CoverAgreement> between(LocalDate from, MailboxId person) {
    String those = "select * from cover_agreement where ended_at is null and to_day >= :from and ";
    return jdbc.sql(
            those + "mailbox_id = :person union all " + those + "by_id = :person order by id")
        .param("from", Date.valueOf(from))
        .param("person", person.value())
        .query((row, number) -> agreement(row))
        .list();
  }

  void askAbout(LocalDate day, Consent asked) {
    jdbc.sql(
            """
            update cover_agreement set consent = :consent, consent_at = :since
             where consent is null and ended_at is null and to_day >= :day
               and exists (select 1 from deed d
                            where d.mailbox_id = cover_agreement.mailbox_id
                              and d.agreement_id = cover_agreement.id and d.kind = :agreed)
            """)
        .param("consent", asked.state().code())
        .param("since", time(asked.since()))
        .param("day", Date.valueOf(day))
        .param("agreed", JdbcAuditRows.AGREED)
        .update();
  }

  List<CoverAgreement> about(Collection<MailboxId> mailboxes) {
    return inParts(
        mailboxes,
        part ->
            jdbc.sql(
                    "select * from cover_agreement where ended_at is null"
                        + " and mailbox_id in (:mailboxes) order by id")
                .param("mailboxes", part)
                .query((row, number) -> agreement(row))
                .list());
  }

  private static CoverAgreement agreement(ResultSet row) throws SQLException {
    return new CoverAgreement(
        row.getLong("id"),
        mailbox(row, "mailbox_id"),
        mailbox(row, "by_id"),
        day(row, "from_day"),
        day(row, "to_day"),
        text(row, "note"),
        consent(row));
  }

  private static Optional<Consent> consent(ResultSet row) throws SQLException {
    String code = row.getString("consent");
    return code == null
        ? Optional.empty()
        : Optional.of(
            new Consent(
                EnumCode.find(Consent.State.class, code).orElse(Consent.State.DECLINED),
                instant(row, "consent_at")));
  }

  Optional<CoverAgreement> find(long id) {
    return jdbc.sql("select * from cover_agreement where id = :id and ended_at is null")
        .param("id", id)
        .query((row, number) -> agreement(row))
        .optional();
  }

  boolean answer(long id, Consent consent) {
    return jdbc.sql(
                "update cover_agreement set consent = :consent, consent_at = :since"
                    + " where id = :id and ended_at is null")
            .param("consent", consent.state().code())
            .param("since", time(consent.since()))
            .param("id", id)
            .update()
        > 0;
  }

  boolean reopen(long id) {
    return jdbc.sql(
                "update cover_agreement set ended_at = null"
                    + " where id = :id and ended_at is not null")
            .param("id", id)
            .update()
        > 0;
  }

  boolean end(long id, Instant at) {
    return jdbc.sql("update cover_agreement set ended_at = :at where id = :id and ended_at is null")
            .param("at", time(at))
            .param("id", id)
            .update()
        > 0;
  }
}
