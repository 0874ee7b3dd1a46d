package se.svarsvakt.nudge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static se.svarsvakt.sync.JdbcColumns.idParts;
import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.parts;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailboxId;

/** Nudges in H2 or PostgreSQL. */
public final class JdbcOutbox implements Outbox {
  private static final String SENDING = "SENDING";

  private static final String SEEN =
      """
      select n.recipient_id, i.mailbox_id, i.message_id
        from nudge n join nudge_item i on i.nudge_id = n.id
       where n.kind in (:kinds) and n.recipient_id in (:people) and n.status = 'SENT'
         and n.planned_for >= :since
         and (exists (select 1 from seen_item s
                       where s.mailbox_id = i.mailbox_id and s.item = i.message_id
                         and s.person_id in ('', n.recipient_id)
                         and s.seen_at > n.sent_at and s.seen_at <= :now)
           or exists (select 1 from deed d
                       where d.mailbox_id = i.mailbox_id and d.item = i.message_id
                         and d.person_id = n.recipient_id
                         and d.done_at > n.sent_at and d.done_at <= :now))
      """;

  private static final String FINISHED =
      "select n.kind, n.recipient_id, n.planned_for, i.mailbox_id, i.message_id"
          + " from nudge n join nudge_item i on i.nudge_id = n.id"
          + " where n.status in ('SENT', 'SKIPPED')";

  private static final String OF_DAY = " and n.planned_for >= :from and n.planned_for <= :until";

  private static final String OF_PEOPLE = " and n.recipient_id in (:people)";

  private static final int FEW = 400;

  private static final int ROWS_AT_ONCE = 1_000;

  private static final String OF_WEEK = " and n.kind = 'weekly-summary' and i.message_id = :week";

  /** A week's row has its key; where an earlier version wrote it, its time alone. */
  private static final String ITS_ROW =
      """
      id in (select id from nudge where id = :id union all select id from nudge
        where kind = :kind and recipient_id = :recipient and planned_for = :time)
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  /** Over one database, whose statements the transactions cover. */
  public JdbcOutbox(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public Map<NudgeIdentity, Set<NudgeItem>> finishedAbout(Collection<NudgeIdentity> nudges) {
    Set<NudgeIdentity> wanted = new HashSet<>(nudges);
    Map<NudgeIdentity, Set<NudgeItem>> found = new HashMap<>();
    eachFinished(
        wanted,
        (nudge, item) -> {
          if (wanted.contains(nudge)) {
            found.computeIfAbsent(nudge, _ -> new HashSet<>()).add(item);
          }
        });
    return found;
  }

  @Override
  public Set<PlannedNudge> finished(Collection<PlannedNudge> nudges) {
    Map<NudgeIdentity, Map<PlannedNudge, Integer>> found = new HashMap<>();
    nudges.forEach(
        each -> found.computeIfAbsent(each.identity(), _ -> new HashMap<>(2)).put(each, 0));
    eachFinished(
        found.keySet(),
        (nudge, item) -> {
          Map<PlannedNudge, Integer> asked = found.get(nudge);
          if (asked != null) {
            asked.replaceAll((each, items) -> each.items().contains(item) ? items + 1 : items);
          }
        });
    return found.values().stream()
        .flatMap(each -> each.entrySet().stream())
        .filter(each -> each.getValue() == each.getKey().items().size())
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  /** What finished nudges were about, those among others; row by row, for there may be many. */
  private void eachFinished(Set<NudgeIdentity> nudges, BiConsumer<NudgeIdentity, NudgeItem> sink) {
    nudges.stream()
        .filter(nudge -> nudge.week().isEmpty())
        .collect(groupingBy(nudge -> nudge.plannedFor().truncatedTo(ChronoUnit.DAYS)))
        .values()
        .forEach(day -> each(ofDay(day), sink));
    nudges.stream()
        .flatMap(nudge -> nudge.week().stream())
        .map(NudgeItem::name)
        .distinct()
        .forEach(week -> each(jdbc.sql(FINISHED + OF_WEEK).param("week", week), sink));
  }

  /** Each may have a time of its own; where they are many, all of the day are looked through. */
  private JdbcClient.StatementSpec ofDay(List<NudgeIdentity> day) {
    List<String> people = day.stream().map(each -> each.recipient().value()).distinct().toList();
    List<Instant> times = day.stream().map(NudgeIdentity::plannedFor).sorted().toList();
    return jdbc.sql(FINISHED + OF_DAY + (people.size() > FEW ? "" : OF_PEOPLE))
        .param("people", people.size() > FEW ? List.of() : people)
        .param("from", time(times.getFirst()))
        .param("until", time(times.getLast()));
  }

  private void each(JdbcClient.StatementSpec finished, BiConsumer<NudgeIdentity, NudgeItem> sink) {
    transactions.executeWithoutResult( // PostgreSQL hands on rows some at a time in one alone
        _ ->
            finished
                .withFetchSize(ROWS_AT_ONCE)
                .query(
                    row -> {
                      sink.accept(identity(row), item(row));
                    }));
  }

  private static NudgeItem item(ResultSet row) throws SQLException {
    return new NudgeItem(mailbox(row, "mailbox_id"), text(row, "message_id"));
  }

  private static NudgeIdentity identity(ResultSet row) throws SQLException {
    NudgeKind kind = NudgeKind.of(text(row, "kind"));
    MailboxId recipient = mailbox(row, "recipient_id");
    return kind == NudgeKind.WEEKLY_SUMMARY
        ? NudgeIdentity.ofWeek(recipient, item(row))
        : new NudgeIdentity(kind, recipient, instant(row, "planned_for"));
  }

  @Override
  public Optional<Lease> lease(PlannedNudge nudge, LeaseRequest request) {
    return Objects.requireNonNull(transactions.execute(status -> leased(nudge, request)));
  }

  private Optional<Lease> leased(PlannedNudge nudge, LeaseRequest request) {
    NudgeIdentity identity = nudge.identity();
    String key = identity.newKey();
    jdbc.sql(
            """
            insert into nudge (id, kind, recipient_id, channel, planned_for, status, chain_id, attempts)
            values (:id, :kind, :recipient, '', :time, 'PLANNED', :chain, 0)
            on conflict do nothing
            """)
        .param("id", key)
        .param("kind", nudge.kind().code())
        .param("recipient", nudge.recipient().value())
        .param("time", time(nudge.plannedFor()))
        .param("chain", identity.chainId())
        .update();
    NudgeRow row = row(key, nudge);
    if (!row.isFree(request) || (row.isFinished() && !addsTo(row, nudge.items()))) {
      return Optional.empty();
    }
    int round = startsAnew(row, nudge.items()) ? row.round() + 1 : row.round();
    take(row, round, request);
    add(row.id(), nudge.items());
    return Optional.of(new Lease(row.id(), round, row.chainId(), request.worker()));
  }

  /** What joins after some channel was tried has to be told by all of them. */
  private boolean startsAnew(NudgeRow row, List<NudgeItem> items) {
    return row.isFinished() || (wasTried(row) && addsTo(row, items));
  }

  private boolean wasTried(NudgeRow row) {
    return jdbc.sql(
                "select count(*) from delivery where nudge_id = :nudge and round = :round"
                    + " and status <> 'UNREACHED' and status <> 'FAILED'")
            .param("nudge", row.id())
            .param("round", row.round())
            .query(Integer.class)
            .single()
        > 0;
  }

  private record NudgeRow(
      String id,
      String status,
      int round,
      long chainId,
      @Nullable String worker,
      @Nullable Instant leasedAt) {
    boolean isFree(LeaseRequest request) {
      return !status.equals(SENDING) || Leases.isVoid(worker, leasedAt, request);
    }

    boolean isFinished() {
      return status.equals("SENT") || status.equals("SKIPPED");
    }
  }

  /** Reads and locks the row, so that of two programs one takes the nudge. */
  private NudgeRow row(String key, PlannedNudge nudge) {
    return jdbc.sql("select * from nudge where " + ITS_ROW + " for update")
        .param("id", key)
        .param("kind", nudge.kind().code())
        .param("recipient", nudge.recipient().value())
        .param("time", time(nudge.plannedFor()))
        .query((row, number) -> read(row))
        .list()
        .getFirst();
  }

  private static NudgeRow read(ResultSet row) throws SQLException {
    OffsetDateTime leasedAt = row.getObject("claimed_at", OffsetDateTime.class);
    return new NudgeRow(
        text(row, "id"),
        text(row, "status"),
        row.getInt("round"),
        row.getLong("chain_id"),
        row.getString("claimed_by"),
        leasedAt == null ? null : leasedAt.toInstant());
  }

  private void take(NudgeRow row, int round, LeaseRequest request) {
    jdbc.sql(
            "update nudge set status = 'SENDING', round = :round, claimed_by = :worker, claimed_at"
                + " = :at, sent_at = :pass, attempts = attempts + 1 where id = :id")
        .param("round", round)
        .param("worker", request.worker())
        .param("at", time(request.at()))
        .param("pass", time(request.pass()))
        .param("id", row.id())
        .update();
  }

  private boolean addsTo(NudgeRow row, List<NudgeItem> items) {
    Set<NudgeItem> known =
        new HashSet<>(
            jdbc.sql("select mailbox_id, message_id from nudge_item where nudge_id = :nudge")
                .param("nudge", row.id())
                .query((result, number) -> item(result))
                .list());
    return !known.containsAll(items);
  }

  private void add(String nudge, List<NudgeItem> items) {
    for (NudgeItem item : items) {
      jdbc.sql(
              "insert into nudge_item (nudge_id, mailbox_id, message_id)"
                  + " values (:nudge, :mailbox, :message) on conflict do nothing")
          .param("nudge", nudge)
          .param("mailbox", item.mailbox().value())
          .param("message", item.name())
          .update();
    }
  }

  @Override
  public void finished(Lease lease, NudgeReport report) {
    jdbc.sql(
            "update nudge set status = :status, reason = :reason, channel = :channel,"
                + " claimed_by = null, claimed_at = null where id = :id and round = :round"
                + " and claimed_by = :worker")
        .param("id", lease.nudge())
        .param("round", lease.round())
        .param("worker", lease.worker())
        .param("status", report.status())
        .param("reason", report.reason())
        .param("channel", report.channel())
        .update();
  }

  @Override
  public Map<MailboxId, Integer> sentTo(Collection<MailboxId> people, Instant from, Instant until) {
    Map<MailboxId, Integer> sent = new HashMap<>();
    jdbc.sql(
            "select recipient_id, count(*) as n from nudge where status = 'SENT' and kind not"
                + " in (:beside) and planned_for >= :from and planned_for < :until group by"
                + " recipient_id")
        .param("beside", NudgeKind.codesBesideTheDay())
        .param("from", time(from))
        .param("until", time(until))
        .query(
            row -> {
              MailboxId person = mailbox(row, "recipient_id");
              if (people.contains(person)) {
                sent.put(person, row.getInt("n"));
              }
            });
    return sent;
  }

  @Override
  public Map<MailboxId, Instant> lastSent(NudgeKind kind, Instant since) {
    Map<MailboxId, Instant> last = new HashMap<>();
    jdbc.sql(
            "select recipient_id, max(planned_for) as at from nudge where kind = :kind"
                + " and status = 'SENT' and planned_for >= :since group by recipient_id")
        .param("kind", kind.code())
        .param("since", time(since))
        .query(
            row -> {
              last.put(mailbox(row, "recipient_id"), instant(row, "at"));
            });
    return last;
  }

  @Override
  public Map<MailboxId, Set<NudgeItem>> toldOf(
      Collection<MailboxId> people, Set<NudgeKind> kinds, Instant sentSince) {
    Map<MailboxId, Set<NudgeItem>> told = new HashMap<>();
    for (List<MailboxId> part : parts(people.stream().distinct().toList())) {
      jdbc.sql(
              "select n.recipient_id, i.mailbox_id, i.message_id from nudge n join nudge_item i"
                  + " on i.nudge_id = n.id where n.recipient_id in (:people) and n.kind in (:kinds)"
                  + " and n.status = 'SENT' and n.sent_at >= :since")
          .param("people", part.stream().map(MailboxId::value).toList())
          .param("kinds", kinds.stream().map(NudgeKind::code).toList())
          .param("since", time(sentSince))
          .query(
              row -> {
                told.computeIfAbsent(mailbox(row, "recipient_id"), _ -> new HashSet<>())
                    .add(item(row));
              });
    }
    return told;
  }

  @Override
  public Map<NudgeItem, Map<MailboxId, Instant>> told(Collection<NudgeItem> items) {
    Set<NudgeItem> wanted = new HashSet<>(items);
    Map<NudgeItem, Map<MailboxId, Instant>> told = new HashMap<>();
    for (List<NudgeItem> part : parts(items)) {
      jdbc.sql(
              "select i.mailbox_id, i.message_id, n.recipient_id, max(n.planned_for) as at"
                  + " from nudge_item i join nudge n on n.id = i.nudge_id"
                  + " where i.mailbox_id in (:mailboxes) and i.message_id in (:items)"
                  + " and n.status = 'SENT'"
                  + " group by i.mailbox_id, i.message_id, n.recipient_id")
          .param("mailboxes", part.stream().map(item -> item.mailbox().value()).distinct().toList())
          .param("items", part.stream().map(NudgeItem::name).distinct().toList())
          .query(
              row -> {
                NudgeItem item = item(row);
                if (wanted.contains(item)) {
                  told.computeIfAbsent(item, _ -> new HashMap<>())
                      .put(mailbox(row, "recipient_id"), instant(row, "at"));
                }
              });
    }
    return told;
  }

  @Override
  public Map<MailboxId, Set<NudgeItem>> seenBy(
      Collection<MailboxId> people, Instant since, Instant now) {
    Map<MailboxId, Set<NudgeItem>> seen = new HashMap<>();
    for (List<String> part : idParts(people)) {
      jdbc.sql(SEEN)
          .param("kinds", NudgeKind.codesBeforeLastCall())
          .param("people", part)
          .param("since", time(since))
          .param("now", time(now))
          .query(
              row -> {
                seen.computeIfAbsent(mailbox(row, "recipient_id"), _ -> new HashSet<>())
                    .add(item(row));
              });
    }
    return seen;
  }
}
