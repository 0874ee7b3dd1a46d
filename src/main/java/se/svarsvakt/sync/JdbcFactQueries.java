package se.svarsvakt.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Recipients;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.sync.MailboxSettings.Purpose;
import se.svarsvakt.worktime.Period;

/** Facts in H2 or PostgreSQL, for judging them. */
public final class JdbcFactQueries implements FactQueries {
  private static final String SENT_COLUMNS =
      "s.number, s.mailbox_id, s.message_id, s.sent_at, s.kind, s.forward_subject, s.message_hash,"
          + " s.conversation_hash";

  /** Each message is a statement of its own inside one. */
  private static final int MESSAGES_AT_ONCE = 20;

  private static final String COPIES =
      "select message_hash, count(distinct mailbox_id) as mailboxes from received_mail"
          + " where verdict = :external and message_hash is not null%s"
          + " and received_at >= :from and received_at < :until"
          + " group by message_hash having count(distinct mailbox_id) > 1";

  private static final String HELD_AMONG =
      " and message_hash in (select message_hash from received_mail where mailbox_id in (:ids)"
          + " and verdict = :external and message_hash is not null"
          + " and received_at >= :from and received_at < :until)";

  private static final String RECEIVED_FROM = "select " + JdbcRows.RECEIVED_COLUMNS + " from ";
  private static final String RECEIVED = RECEIVED_FROM + "received_mail";

  private final JdbcClient jdbc;

  /** Over one database. */
  public JdbcFactQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<ReceivedMail> received(
      Collection<MailboxId> mailboxes, Collection<Verdict> verdicts, Instant settledSince) {
    List<String> codes = verdicts.stream().map(Verdict::code).toList();
    return JdbcColumns.inParts(
        mailboxes,
        part ->
            jdbc.sql(
                    RECEIVED
                        + " where mailbox_id in (:ids) and (verdict in (:verdicts) or may_expect)"
                        + " and (settled_at is null or settled_at >= :since)")
                .param("ids", part)
                .param("verdicts", codes)
                .param("since", JdbcRows.time(settledSince))
                .query(JdbcRows.RECEIVED)
                .list());
  }

  @Override
  public List<ReceivedMail> receivedByMessageId(Collection<Hash> messageIds) {
    List<String> shared =
        JdbcColumns.parts(messageIds.stream().map(Hash::value).toList()).stream()
            .flatMap(part -> shared(part).stream())
            .toList();
    return shared.stream()
        .gather(Gatherers.windowFixed(MESSAGES_AT_ONCE))
        .flatMap(part -> firstCopies(part).stream())
        .toList();
  }

  /** Those with a second copy; the look at each ends there. */
  private List<String> shared(List<String> messageIds) {
    return withIds(
            "select v.id from "
                + values(messageIds)
                + " where exists (select 1 from received_mail r"
                + " where r.message_hash = v.id offset 1 row)",
            messageIds)
        .query((row, number) -> JdbcColumns.text(row, "id"))
        .list();
  }

  private List<ReceivedMail> firstCopies(List<String> messageIds) {
    String all =
        numbered(
            messageIds,
            number ->
                "(%s where message_hash = :id%d order by received_at, mailbox_id, message_id limit %d)"
                    .formatted(RECEIVED, number, MOST_COPIES),
            " union all ");
    return withIds(all, messageIds).query(JdbcRows.RECEIVED).list();
  }

  /**
   * These ids as a table {@code v(id)} to join with: H2 holds each row that an index finds against
   * every single id of a list.
   */
  static String values(List<String> ids) {
    return "(values "
        + numbered(ids, number -> "(cast(:id" + number + " as varchar(64)))", ", ")
        + ") v(id)";
  }

  private static String numbered(List<String> ids, IntFunction<String> piece, String between) {
    return IntStream.range(0, ids.size()).mapToObj(piece).collect(Collectors.joining(between));
  }

  StatementSpec withIds(String sql, List<String> ids) {
    Map<String, Object> parameters = new HashMap<>();
    IntStream.range(0, ids.size())
        .forEach(number -> parameters.put("id" + number, ids.get(number)));
    return jdbc.sql(sql).params(parameters);
  }

  @Override
  public List<ReceivedMail> reportsInConversations(Collection<Hash> conversations) {
    return JdbcColumns.parts(conversations.stream().map(Hash::value).toList()).stream()
        .flatMap(part -> reportsIn(part).stream())
        .filter(mail -> mail.clues().show(Trait.UNDELIVERABLE))
        .toList();
  }

  private List<ReceivedMail> reportsIn(List<String> conversations) {
    String from = values(conversations) + " join received_mail on conversation_hash = v.id";
    return withIds(RECEIVED_FROM + from + " where verdict = :report", conversations)
        .param("report", Verdict.DELIVERY_REPORT.code())
        .query(JdbcRows.RECEIVED)
        .list();
  }

  @Override
  public Map<MailboxId, Set<Hash>> held(
      Collection<MailboxId> mailboxes, Collection<Hash> messageIds) {
    Map<MailboxId, Set<Hash>> held = new HashMap<>();
    List<List<String>> ids = JdbcColumns.parts(messageIds.stream().map(Hash::value).toList());
    for (List<String> part : JdbcColumns.idParts(mailboxes)) {
      for (List<String> some : ids) {
        withIds(
                "select mailbox_id, message_hash from "
                    + values(some)
                    + " join received_mail on message_hash = v.id"
                    + " where mailbox_id in (:mailboxes) and whereabouts <> :gone",
                some)
            .param("mailboxes", part)
            .param("gone", FolderState.GONE.name())
            .query(
                row -> {
                  held.computeIfAbsent(JdbcColumns.mailbox(row, "mailbox_id"), _ -> new HashSet<>())
                      .add(new Hash(JdbcColumns.text(row, "message_hash")));
                });
      }
    }
    return held;
  }

  @Override
  public List<OutgoingCall> callsTo(Collection<Hash> numbers, Instant since) {
    return JdbcCallStore.to(jdbc, numbers, since);
  }

  @Override
  public Map<Hash, Integer> copies(Period period, Collection<MailboxId> among) {
    Map<Hash, Integer> copies = new HashMap<>();
    if (among.isEmpty()) {
      copies(COPIES.formatted(""), List.of(), period, copies);
    }
    for (List<String> part : JdbcColumns.idParts(among)) {
      copies(COPIES.formatted(HELD_AMONG), part, period, copies);
    }
    return copies;
  }

  private void copies(String sql, List<String> among, Period period, Map<Hash, Integer> copies) {
    bound(sql, among)
        .param("external", Verdict.EXTERNAL.code())
        .param("from", JdbcRows.time(period.from()))
        .param("until", JdbcRows.time(period.until()))
        .query(
            row -> {
              copies.put(new Hash(JdbcColumns.text(row, "message_hash")), row.getInt("mailboxes"));
            });
  }

  @Override
  public Map<MailboxId, MailAddress> addresses(Collection<MailboxId> mailboxes) {
    Map<MailboxId, MailAddress> addresses = new HashMap<>();
    for (List<String> part : JdbcColumns.idParts(mailboxes)) {
      bound("select id, address from mailbox where id in (:ids) and address is not null", part)
          .query(
              row -> {
                addresses.put(
                    JdbcColumns.mailbox(row, "id"),
                    new MailAddress(JdbcColumns.text(row, "address")));
              });
    }
    return addresses;
  }

  @Override
  public Set<Hash> banners() {
    return JdbcBanners.all(jdbc);
  }

  @Override
  public Map<MailboxId, Period> known(Collection<MailboxId> mailboxes) {
    Map<MailboxId, Period> known = new HashMap<>();
    for (List<String> part : JdbcColumns.idParts(mailboxes)) {
      bound(
              "select id, watched_since, mail_read_at from mailbox where id in (:ids)"
                  + " and (mail_read_at > watched_since"
                  + " or (watched_since is null and purpose in (:personal)))",
              part)
          .param("personal", List.of(Purpose.USER.name(), Purpose.NONE.name()))
          .query(
              row -> {
                known.put(JdbcColumns.mailbox(row, "id"), knownTime(row));
              });
    }
    return known;
  }

  /** Of a mailbox that nobody has any more all is known: it holds nothing. */
  private static Period knownTime(ResultSet row) throws SQLException {
    Instant since = JdbcColumns.instantOrNull(row, "watched_since");
    return since == null
        ? new Period(Instant.MIN, Instant.MAX)
        : new Period(since, JdbcColumns.instant(row, "mail_read_at").plusNanos(1));
  }

  @Override
  public List<ReceivedMail> receivedInConversations(
      Collection<MailboxId> mailboxes, Collection<Hash> conversations) {
    List<List<String>> ids = JdbcColumns.parts(conversations.stream().map(Hash::value).toList());
    return JdbcColumns.inParts(
        mailboxes, part -> ids.stream().flatMap(some -> receivedIn(part, some).stream()).toList());
  }

  private List<ReceivedMail> receivedIn(List<String> mailboxes, List<String> conversations) {
    return withIds(
            RECEIVED_FROM
                + values(conversations)
                + " join received_mail on conversation_hash = v.id"
                + " where mailbox_id in (:mailboxes)",
            conversations)
        .param("mailboxes", mailboxes)
        .query(JdbcRows.RECEIVED)
        .list();
  }

  @Override
  public List<SentMail> sentInConversations(Collection<Hash> conversations) {
    return sentByHash("sent_mail s on s.conversation_hash = v.id", conversations);
  }

  @Override
  public List<SentMail> sentReferringTo(Collection<Hash> messageIds) {
    return sentByHash(
        "sent_reference x on x.message_hash = v.id join sent_mail s on s.number = x.sent_number",
        messageIds);
  }

  @Override
  public List<SentMail> sentByMessageId(Collection<Hash> messageIds) {
    return sentByHash("sent_mail s on s.message_hash = v.id", messageIds);
  }

  private List<SentMail> sentByHash(String which, Collection<Hash> hashes) {
    return JdbcColumns.parts(hashes.stream().map(Hash::value).toList()).stream()
        .flatMap(part -> sent(values(part) + " join " + which, part).stream())
        .toList();
  }

  /** The messages, then their recipients, then their references: three statements, no n+1. */
  private List<SentMail> sent(String from, List<String> ids) {
    Map<Long, Set<Hash>> external = new HashMap<>();
    Map<Long, Set<Hash>> internal = new HashMap<>();
    Map<Long, Set<Hash>> refersTo = new HashMap<>();
    withIds(
            "select r.sent_number, r.address_hash, r.internal from "
                + joined(from, "sent_recipient"),
            ids)
        .query(
            row -> {
              Map<Long, Set<Hash>> group = row.getBoolean("internal") ? internal : external;
              group
                  .computeIfAbsent(row.getLong("sent_number"), _ -> new HashSet<>())
                  .add(new Hash(JdbcColumns.text(row, "address_hash")));
            });
    withIds("select r.sent_number, r.message_hash from " + joined(from, "sent_reference"), ids)
        .query(
            row -> {
              refersTo
                  .computeIfAbsent(row.getLong("sent_number"), _ -> new HashSet<>())
                  .add(new Hash(JdbcColumns.text(row, "message_hash")));
            });
    return withIds("select distinct " + SENT_COLUMNS + " from " + from, ids)
        .query(
            (row, number) -> {
              long sent = row.getLong("number");
              return new SentMail(
                  JdbcColumns.key(row),
                  JdbcColumns.instant(row, "sent_at"),
                  new MailThread(
                      JdbcColumns.hashOrNull(row, "message_hash"),
                      JdbcColumns.hashOrNull(row, "conversation_hash"),
                      refersTo.getOrDefault(sent, Set.of())),
                  new Recipients(
                      external.getOrDefault(sent, Set.of()), internal.getOrDefault(sent, Set.of())),
                  SentMail.Kind.valueOf(JdbcColumns.text(row, "kind")),
                  row.getBoolean("forward_subject"));
            })
        .list();
  }

  private static String joined(String from, String details) {
    return from + " join " + details + " r on r.sent_number = s.number";
  }

  private StatementSpec bound(String sql, List<String> ids) {
    return jdbc.sql(sql).param("ids", ids);
  }
}
