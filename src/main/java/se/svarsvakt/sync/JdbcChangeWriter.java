package se.svarsvakt.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.sync.MailboxUpdate.Change;

/**
 * Writes what happened to received mail, in one statement what happened alike. It runs in the
 * caller's transaction.
 */
record JdbcChangeWriter(JdbcClient jdbc) {
  private record MovedTo(String folder, FolderState whereabouts, Instant at) {}

  private record MarkedAs(boolean read, Instant at) {}

  void write(String mailbox, List<Change> changes) {
    alike(
        changes,
        Change.Moved.class,
        each -> new MovedTo(each.folder(), each.whereabouts(), each.at()),
        (move, messages) -> moved(mailbox, move, messages));
    alike(
        changes,
        Change.ReadMark.class,
        each -> new MarkedAs(each.read(), each.at()),
        (mark, messages) -> marked(mailbox, mark, messages));
    alike(
        changes,
        Change.VerbChange.class,
        Change.VerbChange::verb,
        (verb, messages) ->
            statement("update received_mail set verb = :verb, verb_at = :at", "", mailbox, messages)
                .param("verb", verb.kind().number())
                .param("at", JdbcRows.time(verb.at()))
                .update());
  }

  private static <C extends Change, K> void alike(
      List<Change> changes,
      Class<C> type,
      Function<C, K> kind,
      BiConsumer<K, List<String>> written) {
    Map<K, List<String>> alike = new LinkedHashMap<>();
    changes.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .forEach(
            each ->
                alike
                    .computeIfAbsent(kind.apply(each), _ -> new ArrayList<>())
                    .add(each.message().value()));
    alike.forEach(
        (key, messages) -> JdbcColumns.parts(messages).forEach(part -> written.accept(key, part)));
  }

  private void moved(String mailbox, MovedTo move, List<String> messages) {
    String thrown =
        move.whereabouts().thrownAway()
            ? "coalesce(thrown_at, cast(:at as timestamp with time zone))"
            : "null";
    List<String> moved =
        changed(
            statement(
                    "update received_mail set folder_id = :folder, whereabouts = :whereabouts,"
                        + " settled_at = null, thrown_at = "
                        + thrown,
                    " and (folder_id not in (:folder, :whole) or whereabouts <> :whereabouts)",
                    mailbox,
                    messages)
                .param("folder", JdbcRows.folder(move.folder()))
                .param("whole", move.folder())
                .param("whereabouts", move.whereabouts().name())
                .param("at", JdbcRows.time(move.at())));
    noticed(mailbox, moved, move.at());
  }

  /** A mark that is known for the first time is no sign that somebody set it just now. */
  private void marked(String mailbox, MarkedAs mark, List<String> messages) {
    String set = "update received_mail set is_read = :read";
    List<String> marked =
        changed(
            statement(set, " and is_read <> :read", mailbox, messages).param("read", mark.read()));
    noticed(mailbox, marked, mark.at());
    if (marked.size() < messages.size()) {
      statement(set, " and is_read is null", mailbox, messages).param("read", mark.read()).update();
    }
  }

  /** Runs it, and tells which messages it changed. */
  private static List<String> changed(StatementSpec update) {
    KeyHolder keys = new GeneratedKeyHolder();
    update.update(keys, "message_id");
    return keys.getKeyList().stream()
        .map(row -> (String) Objects.requireNonNull(row.get("message_id")))
        .toList();
  }

  private StatementSpec statement(
      String set, String condition, String mailbox, Collection<String> messages) {
    String these = " where mailbox_id = :mailbox and message_id in (:messages)";
    return jdbc.sql(set + these + condition).param("mailbox", mailbox).param("messages", messages);
  }

  /** Somebody attends to the mailbox; of mail that they were reminded of it is noted once. */
  private void noticed(String mailbox, List<String> messages, Instant at) {
    if (messages.isEmpty()) {
      return;
    }
    jdbc.sql(
            "update mailbox set attention_at = :at where id = :mailbox"
                + " and (attention_at is null or attention_at < :at)")
        .param("at", JdbcRows.time(at))
        .param("mailbox", mailbox)
        .update();
    jdbc.sql(
            """
            insert into seen_item (mailbox_id, item, person_id, seen_at)
            select mailbox_id, message_id, '', cast(:at as timestamp with time zone)
              from received_mail r
             where mailbox_id = :mailbox and message_id in (:messages) and settled_at is null
               and (verdict in (:expecting) or may_expect)
               and exists (select 1 from nudge_item i join nudge n on n.id = i.nudge_id
                            where i.mailbox_id = r.mailbox_id and i.message_id = r.message_id
                              and n.sent_at < :at
                              and not exists (select 1 from seen_item s
                                               where s.mailbox_id = i.mailbox_id
                                                 and s.item = i.message_id and s.person_id = ''
                                                 and s.seen_at > n.sent_at))
            on conflict do nothing
            """)
        .param("at", JdbcRows.time(at))
        .param("mailbox", mailbox)
        .param("messages", messages)
        .param("expecting", Verdict.codes(Verdict::expectsAnswer))
        .update();
  }
}
