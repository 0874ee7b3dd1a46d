package se.svarsvakt.sync;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.Verdict;

/** Gathers sent mail whose thread is not known and that went to somebody who waits. */
final class JdbcThreads {
  /** So many addresses are remembered; where more wait, some are looked at again. */
  private static final int MOST_REMEMBERED = 100_000;

  private final JdbcClient jdbc;
  private final Set<MailKey> wanted = new LinkedHashSet<>();

  /** Whose sent mail was looked at, and from which moment on. */
  private final Map<String, Instant> looked = new HashMap<>();

  JdbcThreads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<MailKey> wanted() {
    return List.copyOf(wanted);
  }

  /** Looks at what waits in these mailboxes. */
  void look(List<String> mailboxes) {
    Map<String, Instant> waiting = new HashMap<>();
    waiting(
        mailboxes,
        (address, since) -> {
          Instant before = looked.get(address);
          if (before == null || since.isBefore(before)) {
            waiting.merge(address, since, (one, other) -> one.isBefore(other) ? one : other);
          }
        });
    JdbcColumns.parts(waiting.keySet()).forEach(part -> sent(part, waiting));
    if (looked.size() + waiting.size() > MOST_REMEMBERED) {
      looked.clear();
    }
    looked.putAll(waiting);
  }

  private void waiting(List<String> mailboxes, BiConsumer<String, Instant> found) {
    jdbc.sql(
            "select received_at, sender_hash, reply_to_hash, reply_to_others from received_mail"
                + " where mailbox_id in (:mailboxes) and settled_at is null"
                + " and (verdict in (:expecting) or may_expect)")
        .param("mailboxes", mailboxes)
        .param("expecting", Verdict.codes(Verdict::expectsAnswer))
        .query(
            row -> {
              Instant since = JdbcColumns.instant(row, "received_at");
              for (String column : List.of("sender_hash", "reply_to_hash", "reply_to_others")) {
                for (Hash address : JdbcRows.hashes(row.getString(column))) {
                  found.accept(address.value(), since);
                }
              }
            });
  }

  private void sent(List<String> addresses, Map<String, Instant> waiting) {
    jdbc.sql(
            "select r.address_hash, s.mailbox_id, s.message_id, s.sent_at from sent_recipient r"
                + " join sent_mail s on s.number = r.sent_number"
                + " where r.address_hash in (:addresses) and s.thread_known = false"
                + " and s.kind = 'MESSAGE'")
        .param("addresses", addresses)
        .query(
            row -> {
              Instant since = waiting.get(JdbcColumns.text(row, "address_hash"));
              if (since != null && !JdbcColumns.instant(row, "sent_at").isBefore(since)) {
                wanted.add(JdbcColumns.key(row));
              }
            });
  }
}
