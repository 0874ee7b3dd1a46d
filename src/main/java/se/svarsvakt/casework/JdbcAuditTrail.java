package se.svarsvakt.casework;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailboxId;

/** Deeds in H2 or PostgreSQL. */
public final class JdbcAuditTrail implements AuditTrail {
  private static final int AT_ONCE = 400;
  private static final List<String> ABOUT_MAIL = List.of("answered", "no-reply-needed", "promised");
  private static final String NEWEST_FIRST = " order by done_at desc, id desc";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final ActionEffects consequences;

  /**
   * Over one database, whose statements the transactions cover.
   *
   * @param register in the same database, under transactions that join these
   */
  public JdbcAuditTrail(JdbcClient jdbc, TransactionOperations transactions, Register register) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.consequences = new ActionEffects(register, new JdbcCaseStore(jdbc, transactions));
  }

  @Override
  public <T> T exclusively(MailboxId mailbox, Supplier<T> work) {
    return transactions.execute(
        status -> {
          jdbc.sql("select id from mailbox where id = :id for update")
              .param("id", mailbox.value())
              .query(String.class)
              .list();
          return work.get();
        });
  }

  @Override
  public AuditEntry record(MailboxId person, UserAction act, Instant at) {
    return exclusively(
        act.mailbox(),
        () ->
            consequences
                .inForce(earlier(person, act), act, at)
                .orElseGet(() -> added(person, act, consequences.moment(act, at))));
  }

  /** The deeds that an act repeats or takes the place of, the latest first. */
  private List<Kept> earlier(MailboxId person, UserAction act) {
    String narrowed =
        switch (act) {
          case UserAction.Answered _, UserAction.NotNeeded _, UserAction.Promised _ ->
              " and item = :item";
          case UserAction.Snoozed _ -> " and item = :item and person_id = :person";
          case UserAction.CoverAgreed _, UserAction.CoverEnded _ -> "";
        };
    String sql =
        "select * from deed where undone_at is null and mailbox_id = :mailbox and kind in (:kinds)";
    return jdbc.sql(sql + narrowed + NEWEST_FIRST)
        .param("mailbox", act.mailbox().value())
        .param("kinds", ABOUT_MAIL.contains(act.code()) ? ABOUT_MAIL : List.of(act.code()))
        .param("item", act.item())
        .param("person", person.value())
        .query((row, number) -> JdbcAuditRows.kept(row))
        .list();
  }

  private AuditEntry added(MailboxId person, UserAction act, Instant at) {
    Long agreement = consequences.bringAbout(act, at);
    KeyHolder key = new GeneratedKeyHolder();
    inserting(person, act, at)
        .param("kind", act.code())
        .params(JdbcAuditRows.columns(act))
        .param("agreement", agreement)
        .param("undoes", null)
        .update(key, "id");
    long id = Objects.requireNonNull(key.getKey()).longValue();
    return new AuditEntry(id, person, at, act, false);
  }

  private StatementSpec inserting(MailboxId person, UserAction act, Instant at) {
    return jdbc.sql(
            """
            insert into deed (person_id, done_at, kind, mailbox_id, item, reason, from_day, on_day,
                              other_id, agreement_id, undoes)
            values (:person, :at, :kind, :mailbox, :item, :reason, :from, :day,
                    :other, :agreement, :undoes)
            """)
        .param("person", person.value())
        .param("at", time(at))
        .param("mailbox", act.mailbox().value())
        .param("item", act.item());
  }

  @Override
  public Optional<AuditEntry> find(long id) {
    return kept(id).map(Kept::auditEntry);
  }

  private Optional<Kept> kept(long id) {
    return jdbc.sql("select * from deed where id = :id and kind <> :undo")
        .param("id", id)
        .param("undo", JdbcAuditRows.UNDO)
        .query((row, number) -> JdbcAuditRows.kept(row))
        .optional();
  }

  @Override
  public boolean undo(AuditEntry auditEntry, MailboxId person, Instant at) {
    Instant moment = at.truncatedTo(ChronoUnit.MICROS);
    return exclusively(
        auditEntry.act().mailbox(),
        () -> {
          Optional<Kept> kept = kept(auditEntry.id());
          if (kept.isEmpty() || !markedUndone(auditEntry.id(), moment)) {
            return false;
          }
          consequences.takeBack(kept.get(), moment);
          recordUndo(kept.get().auditEntry(), person, moment);
          return true;
        });
  }

  private boolean markedUndone(long id, Instant at) {
    return jdbc.sql("update deed set undone_at = :at where id = :id and undone_at is null")
            .param("at", time(at))
            .param("id", id)
            .update()
        > 0;
  }

  private void recordUndo(AuditEntry auditEntry, MailboxId person, Instant at) {
    StatementSpec row =
        inserting(person, auditEntry.act(), at)
            .param("kind", JdbcAuditRows.UNDO)
            .param("undoes", auditEntry.id());
    for (String empty : List.of("reason", "from", "day", "other", "agreement")) {
      row = row.param(empty, null);
    }
    row.update();
  }

  @Override
  public List<AuditEntry> latest(Collection<MailboxId> mailboxes, Instant since) {
    List<AuditEntry> found = new ArrayList<>();
    for (List<String> part : parts(mailboxes)) {
      found.addAll(
          jdbc.sql(
                  """
                  select * from (
                    select d.*, row_number() over (partition by mailbox_id, item,
                                                     case when kind = 'snoozed' then person_id end
                                                   order by done_at desc, id desc) as place
                      from deed d
                     where mailbox_id in (:mailboxes) and done_at >= :since
                       and undone_at is null and kind <> :undo) placed
                   where place = 1 order by done_at desc, id desc
                  """)
              .param("mailboxes", part)
              .param("since", time(since))
              .param("undo", JdbcAuditRows.UNDO)
              .query((row, number) -> JdbcAuditRows.auditEntry(row))
              .list());
    }
    return found;
  }

  @Override
  public List<AuditEntry> wishes(Instant since) {
    return jdbc.sql(
            """
            select * from (
              select d.*, row_number() over (partition by person_id, mailbox_id, item
                                             order by done_at desc, id desc) as place
                from deed d
               where done_at >= :since and undone_at is null and kind <> :undo) placed
            where place = 1 and kind in ('snoozed', 'promised') order by done_at, id
            """)
        .param("since", time(since))
        .param("undo", JdbcAuditRows.UNDO)
        .query((row, number) -> JdbcAuditRows.auditEntry(row))
        .list();
  }

  @Override
  public List<TrailEntry> trail(TrailFilter filter) {
    String whose = filter.mailbox().isPresent() ? " and mailbox_id = :mailbox" : "";
    String sql = "select * from deed where done_at >= :since";
    return jdbc.sql(sql + whose + NEWEST_FIRST + " limit :most")
        .param("since", time(filter.since()))
        .param("mailbox", filter.mailbox().map(MailboxId::value).orElse(""))
        .param("most", filter.most())
        .query((row, number) -> JdbcAuditRows.entry(row))
        .list();
  }

  private static List<List<String>> parts(Collection<MailboxId> mailboxes) {
    return mailboxes.stream()
        .map(MailboxId::value)
        .distinct()
        .sorted()
        .gather(Gatherers.windowFixed(AT_ONCE))
        .toList();
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
