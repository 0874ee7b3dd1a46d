package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.day;
import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.key;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.casework.FindingException.ExceptionScope;
import se.svarsvakt.casework.FindingException.Sender;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.absence.Consent;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.rule.reply.Registration;

/** The register in H2 or PostgreSQL. */
public final class JdbcRegister implements Register {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final JdbcAgreements agreements;
  private final JdbcMarks marks;
  private final JdbcRegistrations registrations;

  /** Over one database, whose statements the transactions cover; no case system is told. */
  public JdbcRegister(JdbcClient jdbc, TransactionOperations transactions) {
    this(jdbc, transactions, false);
  }

  /**
   * Over one database, whose statements the transactions cover.
   *
   * @param caseSystem whether there is one that is told of what is registered
   */
  public JdbcRegister(JdbcClient jdbc, TransactionOperations transactions, boolean caseSystem) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.agreements = new JdbcAgreements(jdbc);
    this.marks = new JdbcMarks(jdbc);
    this.registrations = new JdbcRegistrations(jdbc, caseSystem);
  }

  @Override
  public CoverAgreement agree(CoverAgreement agreement, Instant at) {
    return transactions.execute(status -> agreements.agree(agreement, at));
  }

  @Override
  public List<CoverAgreement> agreements(LocalDate from) {
    return agreements.from(from);
  }

  @Override
  public List<CoverAgreement> agreements(LocalDate from, MailboxId person) {
    return agreements.between(from, person);
  }

  @Override
  public void askAbout(LocalDate day, Consent asked) {
    agreements.askAbout(day, asked);
  }

  @Override
  public List<CoverAgreement> agreements(Collection<MailboxId> mailboxes) {
    return agreements.about(mailboxes);
  }

  @Override
  public Optional<CoverAgreement> agreement(long id) {
    return agreements.find(id);
  }

  @Override
  public boolean answer(long id, Consent consent) {
    return agreements.answer(id, consent);
  }

  @Override
  public boolean reopen(long id) {
    return agreements.reopen(id);
  }

  @Override
  public boolean endAgreement(long id, Instant at) {
    return agreements.end(id, at);
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
    return new FindingException(
        JdbcAgreements.id(key), about, exception.reason(), exception.until());
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
    return jdbc.sql(
                "update finding_exception set ended_at = :at where id = :id and ended_at is null")
            .param("at", time(at))
            .param("id", id)
            .update()
        > 0;
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
  public Optional<MailKey> answerBy(MailboxId writer, MailKey mail) {
    return jdbc.sql(
            """
            select s.mailbox_id, s.message_id from received_mail r
              join sent_mail s on s.mailbox_id = :writer and s.kind = 'MESSAGE'
               and s.sent_at >= r.received_at
             where r.mailbox_id = :mailbox and r.message_id = :message
               and ((r.mailbox_id = s.mailbox_id and r.conversation_hash = s.conversation_hash)
                 or exists (select 1 from sent_reference f
                             where f.sent_number = s.number and f.message_hash = r.message_hash))
             order by s.sent_at desc, s.message_id limit 1
            """)
        .param("writer", writer.value())
        .param("mailbox", mail.mailbox().value())
        .param("message", mail.id().value())
        .query((row, number) -> key(row))
        .optional();
  }

  @Override
  public void registered(MailKey mail, Registration.Choice choice, MailboxId person, Instant at) {
    transactions.executeWithoutResult(_ -> registrations.say(mail, choice, person, at));
  }

  @Override
  public void unregistered(MailKey mail, Instant said, Instant at) {
    transactions.executeWithoutResult(_ -> registrations.takeBack(mail, said, at));
  }

  @Override
  public Map<MailKey, Registration.Stated> registrations(Collection<MailKey> mails) {
    return registrations.all(mails);
  }

  @Override
  public boolean confirmYear(ConfirmedYear year) {
    return jdbc.sql(
                "insert into confirmed_year (calendar_year, person_id, confirmed_at)"
                    + " values (:year, :person, :at) on conflict do nothing")
            .param("year", year.year())
            .param("person", year.person().value())
            .param("at", time(year.at()))
            .update()
        > 0;
  }

  @Override
  public Optional<ConfirmedYear> confirmedYear(int year) {
    return jdbc.sql("select * from confirmed_year where calendar_year = :year")
        .param("year", year)
        .query(
            (row, _) ->
                new ConfirmedYear(year, mailbox(row, "person_id"), instant(row, "confirmed_at")))
        .optional();
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

  @Override
  public boolean asksForRecords(MailKey mail) {
    return jdbc.sql(
            "select coalesce(traits, '') from received_mail where mailbox_id = :mailbox"
                + " and message_id = :message")
        .param("mailbox", mail.mailbox().value())
        .param("message", mail.id().value())
        .query(String.class)
        .optional()
        .filter(traits -> List.of(traits.split(" ", -1)).contains(Trait.RECORDS_REQUEST.code()))
        .isPresent();
  }
}
