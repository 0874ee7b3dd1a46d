package se.svarsvakt.nudge;

import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailboxId;

/** The record of the ways that nudges took, in H2 or PostgreSQL. */
public final class JdbcDeliveryLog implements DeliveryLog {
  private static final int LONGEST_REASON = 400;

  private static final String RECEIPTS =
      "select d.nudge_id, d.round, d.channel, d.receipt, d.shown, n.kind, n.recipient_id,"
          + " i.mailbox_id, i.message_id from delivery d join nudge n on n.id = d.nudge_id"
          + " join nudge_item i on i.nudge_id = n.id";

  private static final String SOME =
      """
      select d.nudge_id, d.round, d.channel, d.receipt, d.shown, n.kind, n.recipient_id,
             i.mailbox_id, i.message_id
        from (select * from delivery
               where channel = :channel and status = 'SENT' and receipt <> ''
                 and begun_at >= :since
      """;

  private static final String AFTER =
      """
      and begun_at <= (select begun_at from delivery
                        where nudge_id = :nudge and round = :round and channel = :channel)
      and (begun_at < (select begun_at from delivery
                        where nudge_id = :nudge and round = :round and channel = :channel)
           or nudge_id > :nudge or (nudge_id = :nudge and round > :round))
      """;

  private static final String SOME_IN_ORDER =
      """
       order by begun_at desc, nudge_id, round limit :most) d
        join nudge n on n.id = d.nudge_id join nudge_item i on i.nudge_id = n.id
       order by d.begun_at desc, d.nudge_id, d.round
      """;

  private static final String OPENED =
      """
      insert into seen_item (mailbox_id, item, person_id, seen_at)
      select i.mailbox_id, i.message_id, cast(:person as varchar(64)),
             cast(:at as timestamp with time zone)
        from nudge n join nudge_item i on i.nudge_id = n.id
       where n.id = :nudge and n.kind in (:kinds) and n.sent_at < :at
         and i.mailbox_id = :mailbox and i.message_id = :item
         and not exists (select 1 from seen_item s
                          where s.mailbox_id = i.mailbox_id and s.item = i.message_id
                            and s.person_id = :person and s.seen_at > n.sent_at)
         and not exists (select 1 from received_mail r
                          where r.mailbox_id = i.mailbox_id and r.message_id = i.message_id
                            and r.settled_at is not null)
      on conflict do nothing
      """;

  /** A nudge as long as it is in the hands of whoever leased it. */
  private static final String HELD =
      " where id = :nudge and nudge.round = :round and claimed_by = :worker";

  private final JdbcClient jdbc;

  /** Over one database. */
  public JdbcDeliveryLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, Delivery> of(Outbox.Lease lease) {
    Map<String, Delivery> known = new HashMap<>();
    jdbc.sql("select * from delivery where nudge_id = :nudge and round = :round")
        .param("nudge", lease.nudge())
        .param("round", lease.round())
        .query(
            row -> {
              known.put(text(row, "channel"), delivery(row));
            });
    return known;
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    String status = text(row, "status");
    String reason = orEmpty(row.getString("reason"));
    return switch (status) {
      case "TRYING" -> new Delivery.Started();
      case "SENT" -> new Delivery.Sent(orEmpty(row.getString("receipt")));
      case "UNREACHED" -> new Delivery.Skipped(reason);
      case "FAILED" -> new Delivery.Failed(reason);
      case "UNCERTAIN" -> new Delivery.Uncertain(reason);
      default -> throw new IllegalStateException("no such status of a delivery: " + status);
    };
  }

  private static String status(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Started _ -> "TRYING";
      case Delivery.Sent _ -> "SENT";
      case Delivery.Skipped _, Delivery.Needless _ -> "UNREACHED";
      case Delivery.Failed _ -> "FAILED";
      case Delivery.Uncertain _ -> "UNCERTAIN";
    };
  }

  @Override
  public void begin(Outbox.Lease lease, String channel, Instant at) {
    if (!isRenewed(lease, at)) {
      throw new LeaseLost();
    }
    jdbc.sql(
            "insert into delivery (nudge_id, round, channel, status, begun_at)"
                + " select id, round, cast(:channel as varchar), 'TRYING',"
                + " cast(:at as timestamp with time zone) from nudge"
                + HELD
                + " on conflict do nothing")
        .param("nudge", lease.nudge())
        .param("round", lease.round())
        .param("worker", lease.worker())
        .param("channel", channel)
        .param("at", time(at))
        .update();
    if (!isBegun(lease, channel)) { // it may have slept between these statements
      throw new LeaseLost();
    }
  }

  private boolean isBegun(Outbox.Lease lease, String channel) {
    return jdbc.sql(
                "update delivery set status = 'TRYING', reason = '', receipt = ''"
                    + " where nudge_id = :nudge and delivery.round = :round and channel = :channel"
                    + " and status <> 'SENT' and exists (select 1 from nudge"
                    + HELD
                    + ")")
            .param("nudge", lease.nudge())
            .param("round", lease.round())
            .param("worker", lease.worker())
            .param("channel", channel)
            .update()
        > 0;
  }

  private boolean isRenewed(Outbox.Lease lease, Instant at) {
    return jdbc.sql("update nudge set claimed_at = :at" + HELD)
            .param("at", time(at))
            .param("nudge", lease.nudge())
            .param("round", lease.round())
            .param("worker", lease.worker())
            .update()
        > 0;
  }

  @Override
  public void record(Outbox.Lease lease, String channel, Delivery delivery) {
    String reason = delivery.reason();
    jdbc.sql(
            "update delivery set status = :status, reason = :reason, receipt = :receipt"
                + " where nudge_id = :nudge and delivery.round = :round and channel = :channel"
                + " and (:status = 'SENT' or (status <> 'SENT' and exists (select 1 from nudge"
                + HELD
                + ")))")
        .param("worker", lease.worker())
        .param("status", status(delivery))
        .param("reason", reason.substring(0, Math.min(LONGEST_REASON, reason.length())))
        .param("receipt", delivery instanceof Delivery.Sent(String receipt) ? receipt : "")
        .param("nudge", lease.nudge())
        .param("round", lease.round())
        .param("channel", channel)
        .update();
  }

  @Override
  public List<Receipt> receipts(String channel, Instant since, Optional<Receipt> after, int most) {
    return receipts(
        jdbc.sql(SOME + (after.isEmpty() ? "" : AFTER) + SOME_IN_ORDER)
            .param("channel", channel)
            .param("since", time(since))
            .param("nudge", after.map(Receipt::nudge).orElse(""))
            .param("round", after.map(Receipt::round).orElse(0))
            .param("most", most));
  }

  @Override
  public List<Receipt> receipts(String channel, Instant since, MailboxId person, String receipt) {
    return receipts(
        jdbc.sql(
                RECEIPTS
                    + " where n.recipient_id = :person and d.channel = :channel"
                    + " and d.status = 'SENT' and d.receipt = :receipt and d.begun_at >= :since")
            .param("person", person.value())
            .param("channel", channel)
            .param("receipt", receipt)
            .param("since", time(since)));
  }

  private static List<Receipt> receipts(JdbcClient.StatementSpec statement) {
    Map<String, Receipt> receipts = new LinkedHashMap<>();
    statement.query(
        row -> {
          receipts.merge(
              text(row, "nudge_id") + " " + row.getInt("round"),
              receipt(row),
              JdbcDeliveryLog::and);
        });
    return List.copyOf(receipts.values());
  }

  private static Receipt receipt(ResultSet row) throws SQLException {
    return new Receipt(
        text(row, "nudge_id"),
        row.getInt("round"),
        NudgeKind.of(text(row, "kind")),
        mailbox(row, "recipient_id"),
        List.of(new NudgeItem(mailbox(row, "mailbox_id"), text(row, "message_id"))),
        text(row, "channel"),
        text(row, "receipt"),
        orEmpty(row.getString("shown")));
  }

  private static Receipt and(Receipt one, Receipt other) {
    List<NudgeItem> items = new ArrayList<>(one.items());
    items.addAll(other.items());
    return new Receipt(
        one.nudge(),
        one.round(),
        one.kind(),
        one.person(),
        items.stream().sorted().toList(),
        one.channel(),
        one.receipt(),
        one.shown());
  }

  /** Noted once for a reminder that a last call may follow, and of mail that is open. */
  @Override
  public void opened(Receipt receipt, Instant at) {
    for (NudgeItem item : receipt.items()) {
      jdbc.sql(OPENED)
          .param("nudge", receipt.nudge())
          .param("kinds", NudgeKind.codesBeforeLastCall())
          .param("mailbox", item.mailbox().value())
          .param("item", item.name())
          .param("person", receipt.person().value())
          .param("at", time(at))
          .update();
    }
  }

  @Override
  public void shows(Receipt receipt, String shown) {
    jdbc.sql(
            "update delivery set shown = :shown where nudge_id = :nudge and round = :round"
                + " and channel = :channel")
        .param("shown", shown)
        .param("nudge", receipt.nudge())
        .param("round", receipt.round())
        .param("channel", receipt.channel())
        .update();
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
