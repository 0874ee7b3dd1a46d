package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.parts;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailboxId;

/** The audit trail in H2 or PostgreSQL. */
public final class JdbcAuditTrail implements AuditTrail {
  private static final String UNDO = UserAction.Kind.UNDO.entryCode();

  private static final List<String> ABOUT_MAIL =
      Stream.of(
              UserAction.Kind.ANSWERED,
              UserAction.Kind.NO_REPLY,
              UserAction.Kind.NO_REQUEST,
              UserAction.Kind.PASS_ON,
              UserAction.Kind.PROMISE)
          .map(UserAction.Kind::entryCode)
          .toList();

  private static final List<String> ABOUT_REGISTRATION =
      Stream.of(
              UserAction.Kind.REGISTERED,
              UserAction.Kind.LITTLE_IMPORTANCE,
              UserAction.Kind.NOT_OURS)
          .map(UserAction.Kind::entryCode)
          .toList();

  /** What takes nothing back and is no event: the kinds of entries. */
  private static final List<String> ENTRIES =
      Stream.concat(
              Stream.of(UserAction.Kind.values())
                  .filter(kind -> kind != UserAction.Kind.UNDO)
                  .map(UserAction.Kind::entryCode),
              Stream.of(JdbcAuditRows.AGREED))
          .toList();

  private static final int ROWS_AT_ONCE = 1000;
  private static final String NEWEST_FIRST = " order by done_at desc, id desc";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final ActionEffects effects;

  /**
   * Over one database, whose statements the transactions cover.
   *
   * @param register in the same database, under transactions that join these
   */
  public JdbcAuditTrail(JdbcClient jdbc, TransactionOperations transactions, Register register) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.effects = new ActionEffects(register, new JdbcCaseStore(jdbc, transactions));
  }

  @Override
  public <T> T exclusively(MailboxId mailbox, Supplier<T> work) {
    return transactions.execute(
        status -> {
          JdbcAgreements.lock(jdbc, mailbox);
          return work.get();
        });
  }

  @Override
  public AuditEntry record(MailboxId person, UserAction.ItemAction action, Instant at) {
    return exclusively(
        action.mailbox(),
        () ->
            effects
                .inForce(earlier(person, action), action, at)
                .orElseGet(() -> added(person, action, effects.moment(action, at))));
  }

  /** The entries that an action repeats or takes the place of, the latest first. */
  private List<AuditRow> earlier(MailboxId person, UserAction.ItemAction action) {
    String narrowed =
        switch (action) {
          case UserAction.MailAction _, UserAction.RegistrationMark _ -> " and item = :item";
          case UserAction.Snooze _ -> " and item = :item and person_id = :person";
          case UserAction.CoverRequest _ -> "";
          case UserAction.AgreementAction _ -> " and person_id = :person";
        };
    String sql =
        "select * from deed where undone_at is null and mailbox_id = :mailbox and kind in (:kinds)";
    return jdbc.sql(sql + narrowed + NEWEST_FIRST)
        .param("mailbox", action.mailbox().value())
        .param("kinds", kinds(action))
        .param("item", action.item())
        .param("person", person.value())
        .query((row, number) -> JdbcAuditRows.row(row))
        .list();
  }

  private static List<String> kinds(UserAction.ItemAction action) {
    return switch (action) {
      case UserAction.MailAction _ -> ABOUT_MAIL;
      case UserAction.RegistrationMark _ -> ABOUT_REGISTRATION;
      case UserAction.CoverRequest _ -> List.of(action.kind().entryCode(), JdbcAuditRows.AGREED);
      case UserAction.Snooze _, UserAction.AgreementAction _ -> List.of(action.kind().entryCode());
    };
  }

  private AuditEntry added(MailboxId person, UserAction.ItemAction action, Instant at) {
    KeyHolder key = new GeneratedKeyHolder();
    inserting(person, action, at)
        .param("kind", action.kind().entryCode())
        .params(JdbcAuditRows.columns(action, effects.bringAbout(person, action, at)))
        .param("undoes", null)
        .update(key, "id");
    long id = Objects.requireNonNull(key.getKey()).longValue();
    return new AuditEntry(id, person, at, action, false);
  }

  private StatementSpec inserting(MailboxId person, UserAction.ItemAction action, Instant at) {
    return jdbc.sql(
            """
            insert into deed (person_id, done_at, kind, mailbox_id, item, reason, from_day, on_day,
                              other_id, agreement_id, undoes)
            values (:person, :at, :kind, :mailbox, :item, :reason, :from, :day,
                    :other, :agreement, :undoes)
            """)
        .param("person", person.value())
        .param("at", time(at))
        .param("mailbox", action.mailbox().value())
        .param("item", action.item());
  }

  @Override
  public Optional<AuditEntry> find(long id) {
    return row(id).map(AuditRow::entry);
  }

  private Optional<AuditRow> row(long id) {
    return jdbc.sql("select * from deed where id = :id and kind in (:entries)")
        .param("id", id)
        .param("entries", ENTRIES)
        .query((row, number) -> JdbcAuditRows.row(row))
        .optional();
  }

  @Override
  public boolean undo(AuditEntry entry, MailboxId person, Instant at) {
    Instant moment = at.truncatedTo(ChronoUnit.MICROS);
    return exclusively(
        entry.action().mailbox(),
        () -> {
          Optional<AuditRow> row = row(entry.id());
          if (row.isEmpty() || !markedUndone(entry.id(), moment)) {
            return false;
          }
          effects.takeBack(row.get(), moment);
          recordUndo(row.get().entry(), person, moment);
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

  private void recordUndo(AuditEntry entry, MailboxId person, Instant at) {
    StatementSpec row =
        inserting(person, entry.action(), at).param("kind", UNDO).param("undoes", entry.id());
    for (String empty : List.of("reason", "from", "day", "other", "agreement")) {
      row = row.param(empty, null);
    }
    row.update();
  }

  @Override
  public List<AuditEntry> latest(Collection<MailboxId> mailboxes, Instant since) {
    List<AuditEntry> found = new ArrayList<>();
    for (List<String> part : parts(mailboxes.stream().map(MailboxId::value).sorted().toList())) {
      found.addAll(
          jdbc.sql(
                  """
                  select * from (
                    select d.*, row_number() over (partition by mailbox_id, item,
                                                     case when kind = 'snoozed' then person_id end
                                                   order by done_at desc, id desc) as place
                      from deed d
                     where mailbox_id in (:mailboxes) and done_at >= :since
                       and undone_at is null and kind in (:entries)) placed
                   where place = 1 order by done_at desc, id desc
                  """)
              .param("mailboxes", part)
              .param("since", time(since))
              .param("entries", ENTRIES)
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
               where done_at >= :since and undone_at is null and kind in (:entries)) placed
            where place = 1 and kind in ('snoozed', 'promised') order by done_at, id
            """)
        .param("since", time(since))
        .param("entries", ENTRIES)
        .query((row, number) -> JdbcAuditRows.auditEntry(row))
        .list();
  }

  @Override
  public int count(MailboxId person, UserAction.Kind kind, boolean own, Instant since) {
    return jdbc.sql(
            "select count(*) from deed where person_id = :person and kind = :kind"
                + " and done_at >= :since and mailbox_id "
                + (own ? "= :person" : "<> :person"))
        .param("person", person.value())
        .param("kind", kind.entryCode())
        .param("since", time(since))
        .query(Integer.class)
        .single();
  }

  @Override
  public void note(MailboxId person, PageEvent event, Instant at) {
    exclusively(
        event.mailbox(),
        () ->
            event.kind() == PageEvent.Kind.LOOKED && looked(person, event, at)
                ? 0
                : insert(person, event, at));
  }

  private boolean looked(MailboxId person, PageEvent event, Instant at) {
    return jdbc.sql(
                "select count(*) from deed where person_id = :person and kind = :kind"
                    + " and mailbox_id = :mailbox and item = :item and done_at > :since")
            .param("person", person.value())
            .param("kind", event.kind().code())
            .param("mailbox", event.mailbox().value())
            .param("item", event.item())
            .param("since", time(at.minus(ONE_LOOK)))
            .query(Integer.class)
            .single()
        > 0;
  }

  private int insert(MailboxId person, PageEvent event, Instant at) {
    return jdbc.sql(
            "insert into deed (person_id, done_at, kind, mailbox_id, item, from_day, on_day,"
                + " other_id) values (:person, :at, :kind, :mailbox, :item, :from, :to, :other)")
        .param("person", person.value())
        .param("at", time(at))
        .param("kind", event.kind().code())
        .param("mailbox", event.mailbox().value())
        .param("item", event.item())
        .param("from", day(event.from()))
        .param("to", day(event.to()))
        .param("other", event.other() == null ? null : event.other().value())
        .update();
  }

  private static @Nullable Date day(@Nullable LocalDate day) {
    return day == null ? null : Date.valueOf(day);
  }

  @Override
  public List<TrailEntry> trail(TrailFilter filter) {
    String sql =
        "select * from deed where done_at >= :since"
            + (filter.mailbox().isPresent() ? " and mailbox_id = :mailbox" : "")
            + (filter.others() ? " and person_id <> :mailbox" : "")
            + (filter.items().isEmpty() ? "" : " and item = any(:items)");
    return jdbc.sql(sql + NEWEST_FIRST + " limit :most")
        .param("since", time(filter.since()))
        .param("items", filter.items().toArray(String[]::new))
        .param("mailbox", filter.mailbox().map(MailboxId::value).orElse(""))
        .param("most", filter.most())
        .query((row, number) -> JdbcAuditRows.entry(row))
        .list();
  }

  @Override
  public void each(Consumer<TrailEntry> sink) {
    long before = Long.MAX_VALUE;
    List<TrailEntry> part;
    do {
      part =
          jdbc.sql("select * from deed where id < :before order by id desc limit :most")
              .param("before", before)
              .param("most", ROWS_AT_ONCE)
              .query((row, number) -> JdbcAuditRows.entry(row))
              .list();
      part.forEach(sink);
      before = part.isEmpty() ? before : part.getLast().id();
    } while (part.size() == ROWS_AT_ONCE);
  }
}
