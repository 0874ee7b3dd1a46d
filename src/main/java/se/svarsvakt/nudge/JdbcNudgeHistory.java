package se.svarsvakt.nudge;

import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.instantOrNull;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.parts;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailboxId;

/** What became of nudges, in H2 or PostgreSQL. */
public final class JdbcNudgeHistory implements NudgeHistory {
  private static final String NUDGES =
      "select n.*, (select count(*) from nudge_item c where c.nudge_id = n.id) as items"
          + " from nudge n";

  private final JdbcClient jdbc;

  /** Over one database. */
  public JdbcNudgeHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<PastNudge> about(NudgeItem item) {
    return withWays(
        jdbc.sql(
                NUDGES
                    + " join nudge_item i on i.nudge_id = n.id where i.mailbox_id = :mailbox"
                    + " and i.message_id = :name order by n.planned_for, n.id limit 200")
            .param("mailbox", item.mailbox().value())
            .param("name", item.name())
            .query((row, _) -> nudge(row))
            .list());
  }

  @Override
  public List<PastNudge> list(
      Optional<Outcome> outcome, Optional<NudgeKind> kind, Before before, int most) {
    return withWays(
        jdbc.sql(
                NUDGES
                    + " where n.planned_for <= :before"
                    + " and (n.planned_for < :before or n.id < :id)"
                    + kind.map(_ -> " and n.kind = :kind").orElse("")
                    + outcome.map(JdbcNudgeHistory::so).orElse("")
                    + " order by n.planned_for desc, n.id desc limit :most")
            .param("before", time(before.plannedFor()))
            .param("id", before.id())
            .param("kind", kind.map(NudgeKind::code).orElse(""))
            .param("most", most)
            .query((row, _) -> nudge(row))
            .list());
  }

  private static String so(Outcome outcome) {
    return switch (outcome) {
      case PLANNED -> " and n.status in ('PLANNED', 'SENDING')";
      case SENT -> " and n.status = 'SENT'";
      case SKIPPED -> " and n.status = 'SKIPPED'";
      case FAILED -> " and n.status not in ('PLANNED', 'SENDING', 'SENT', 'SKIPPED')";
    };
  }

  @Override
  public int count(MailboxId recipient) {
    return jdbc.sql("select count(*) from nudge where recipient_id = :person")
        .param("person", recipient.value())
        .query(Integer.class)
        .single();
  }

  private static PastNudge nudge(ResultSet row) throws SQLException {
    return new PastNudge(
        text(row, "id"),
        NudgeKind.of(text(row, "kind")),
        mailbox(row, "recipient_id"),
        instant(row, "planned_for"),
        switch (text(row, "status")) {
          case "PLANNED", "SENDING" -> Outcome.PLANNED;
          case "SENT" -> Outcome.SENT;
          case "SKIPPED" -> Outcome.SKIPPED;
          default -> Outcome.FAILED;
        },
        row.getString("reason"),
        instantOrNull(row, "sent_at"),
        row.getInt("items"),
        List.of());
  }

  private List<PastNudge> withWays(List<PastNudge> nudges) {
    Map<String, List<Way>> ways = new HashMap<>();
    for (List<String> part : parts(nudges.stream().map(PastNudge::id).toList())) {
      jdbc.sql("select * from delivery where nudge_id in (:part) order by begun_at, channel")
          .param("part", part)
          .query(
              row -> {
                ways.computeIfAbsent(text(row, "nudge_id"), _ -> new ArrayList<>()).add(way(row));
              });
    }
    return nudges.stream().map(each -> with(each, ways)).toList();
  }

  private static Way way(ResultSet row) throws SQLException {
    return new Way(
        text(row, "channel"),
        text(row, "status"),
        row.getString("reason"),
        instant(row, "begun_at"));
  }

  private static PastNudge with(PastNudge nudge, Map<String, List<Way>> ways) {
    return new PastNudge(
        nudge.id(),
        nudge.kind(),
        nudge.recipient(),
        nudge.plannedFor(),
        nudge.outcome(),
        nudge.reason(),
        nudge.sentAt(),
        nudge.items(),
        ways.getOrDefault(nudge.id(), List.of()));
  }
}
