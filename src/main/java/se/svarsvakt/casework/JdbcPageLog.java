package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.time;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailboxId;

/** What happens on the web pages, in the audit trail of H2 or PostgreSQL. */
public final class JdbcPageLog implements PageLog {
  private static final int ROWS_AT_ONCE = 1000;

  private final JdbcClient jdbc;

  /** Over one database. */
  public JdbcPageLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void note(Optional<MailboxId> person, Kind event, Looked about, Instant at) {
    jdbc.sql(
            "insert into deed (person_id, done_at, kind, mailbox_id, item)"
                + " values (:person, :at, :kind, :mailbox, :item)")
        .param("person", person.orElse(LOCAL).value())
        .param("at", time(at))
        .param("kind", event.code())
        .param("mailbox", about.mailbox().value())
        .param("item", about.item())
        .update();
  }

  @Override
  public void each(Consumer<AuditTrail.TrailEntry> sink) {
    long before = Long.MAX_VALUE;
    List<AuditTrail.TrailEntry> part;
    do {
      part =
          jdbc.sql("select * from deed where id < :before order by id desc limit :most")
              .param("before", before)
              .param("most", ROWS_AT_ONCE)
              .query((row, _) -> JdbcAuditRows.entry(row))
              .list();
      part.forEach(sink);
      before = part.isEmpty() ? before : part.getLast().id();
    } while (part.size() == ROWS_AT_ONCE);
  }
}
