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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.casework.FindingException.ExceptionScope;
import se.svarsvakt.casework.FindingException.Sender;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.absence.Consent;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.Mark;

/** The register in H2 or PostgreSQL. */
public final class JdbcRegister implements Register {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final JdbcMarks marks;

  /** Over one database, whose statements the transactions cover. */
  public JdbcRegister(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.marks = new JdbcMarks(jdbc);
  }

  @Override
  public CoverAgreement agree(CoverAgreement agreement, Instant at) {
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
    return new CoverAgreement(
        id(key),
        agreement.mailbox(),
        agreement.by(),
        agreement.from(),
        agreement.to(),
        agreement.note(),
        agreement.consent());
  }

  private static long id(KeyHolder key) {
    return Objects.requireNonNull(key.getKey()).longValue();
  }

  @Override
  public List<CoverAgreement> agreements(LocalDate from) {
    return jdbc.sql(
            "select * from cover_agreement where ended_at is null and to_day >= :from order by id")
        .param("from", Date.valueOf(from))
        .query((row, number) -> agreement(row))
        .list();
  }

  @Override
  public List<CoverAgreement> agreements(Collection<MailboxId> mailboxes) {
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

  @Override
  public Optional<CoverAgreement> agreement(long id) {
    return jdbc.sql("select * from cover_agreement where id = :id and ended_at is null")
        .param("id", id)
        .query((row, number) -> agreement(row))
        .optional();
  }

  @Override
  public boolean answer(long id, Consent consent) {
    return jdbc.sql(
                "update cover_agreement set consent = :consent, consent_at = :since"
                    + " where id = :id and ended_at is null")
            .param("consent", consent.state().code())
            .param("since", time(consent.since()))
            .param("id", id)
            .update()
        > 0;
  }

  @Override
  public boolean reopen(long id) {
    return jdbc.sql(
                "update cover_agreement set ended_at = null"
                    + " where id = :id and ended_at is not null")
            .param("id", id)
            .update()
        > 0;
  }

  @Override
  public boolean endAgreement(long id, Instant at) {
    return end("cover_agreement", id, at);
  }

  private boolean end(String table, long id, Instant at) {
    return jdbc.sql("update " + table + " set ended_at = :at where id = :id and ended_at is null")
            .param("at", time(at))
            .param("id", id)
            .update()
        > 0;
  }

  @Override
  public FindingException except(FindingException exception, Instant at) {
    ExceptionScope about = exception.about();
    Sender sender = about.sender().orElse(null);
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            "insert into finding_exception (mailbox_id, sender_hash, sender_domain, rule, reason,"
                + " until_day, made_at)"
                + " values (:mailbox, :hash, :domain, :rule, :reason, :until, :at)")
        .param("mailbox", about.mailbox().map(MailboxId::value).orElse(null))
        .param("hash", sender instanceof Sender.Address address ? address.hash().value() : null)
        .param("domain", domain(sender))
        .param("rule", about.rule().map(RuleName::code).orElse(null))
        .param("reason", exception.reason())
        .param("until", Date.valueOf(exception.until()))
        .param("at", time(at))
        .update(key, "id");
    return new FindingException(id(key), about, exception.reason(), exception.until());
  }

  private static @Nullable String domain(@Nullable Sender sender) {
    return switch (sender) {
      case null -> null;
      case Sender.Address address -> address.domain();
      case Sender.Domain domain -> domain.pattern();
    };
  }

  @Override
  public List<FindingException> exceptions(LocalDate day) {
    return jdbc.sql(
            "select * from finding_exception where ended_at is null and until_day >= :day"
                + " order by id")
        .param("day", Date.valueOf(day))
        .query((row, number) -> exception(row))
        .list();
  }

  @Override
  public List<FindingException> exceptions(LocalDate day, Instant moment) {
    return jdbc.sql(
            "select * from finding_exception where made_at <= :moment"
                + " and (ended_at is null or ended_at > :moment) and until_day >= :day order by id")
        .param("day", Date.valueOf(day))
        .param("moment", time(moment))
        .query((row, number) -> exception(row))
        .list();
  }

  private static FindingException exception(ResultSet row) throws SQLException {
    String hash = row.getString("sender_hash");
    String domain = row.getString("sender_domain");
    Optional<Sender> sender =
        domain == null
            ? Optional.empty()
            : Optional.of(
                hash == null
                    ? new Sender.Domain(domain)
                    : new Sender.Address(new Hash(hash), domain));
    return new FindingException(
        row.getLong("id"),
        new ExceptionScope(
            Optional.ofNullable(row.getString("mailbox_id")).map(MailboxId::new),
            sender,
            Optional.ofNullable(row.getString("rule")).map(RuleName::of)),
        text(row, "reason"),
        day(row, "until_day"));
  }

  @Override
  public boolean endException(long id, Instant at) {
    return end("finding_exception", id, at);
  }

  @Override
  public void mark(Mark mark, String reason) {
    transactions.executeWithoutResult(status -> marks.say(mark, reason));
  }

  @Override
  public boolean takeBack(MailKey mail, Instant at) {
    return transactions.execute(status -> marks.takeBack(mail, at));
  }

  @Override
  public Optional<Instant> receivedAt(MailKey mail) {
    return jdbc.sql(
            "select received_at from received_mail where mailbox_id = :mailbox"
                + " and message_id = :message")
        .param("mailbox", mail.mailbox().value())
        .param("message", mail.id().value())
        .query((row, number) -> instant(row, "received_at"))
        .optional();
  }
}
