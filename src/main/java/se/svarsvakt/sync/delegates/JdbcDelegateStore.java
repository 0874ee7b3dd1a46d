package se.svarsvakt.sync.delegates;

import static se.svarsvakt.sync.JdbcColumns.idParts;
import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailboxId;

/** Delegates in H2 or PostgreSQL. */
public final class JdbcDelegateStore implements DelegateStore {
  /** Stands for all mailboxes: an export is about all of them. */
  private static final String ALL = "";

  /** What could not be told is asked for again within the hour, and not the next day. */
  private static final Duration ASKED_AGAIN_SOONER = Duration.ofHours(23);

  private static final String INSERT =
      "insert into delegation (source, mailbox_id, delegate_id, access)"
          + " values (:source, :mailbox, :delegate, :access) on conflict do nothing";

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations many;
  private final TransactionOperations transactions;
  private final JdbcDelegateAnswers answers;

  /**
   * Over one database, whose statements the transactions cover.
   *
   * @param inUse answers of other sources, from when they were in use, do not count
   */
  public JdbcDelegateStore(
      NamedParameterJdbcOperations many, TransactionOperations transactions, Set<Source> inUse) {
    this.jdbc = JdbcClient.create(many);
    this.answers = new JdbcDelegateAnswers(jdbc, inUse);
    this.many = many;
    this.transactions = transactions;
  }

  @Override
  public Optional<String> exportInForce() {
    return jdbc.sql(
            "select fingerprint from delegation_source"
                + " where source = 'EXPORT' and mailbox_id = '' and fingerprint is not null")
        .query(String.class)
        .optional();
  }

  @Override
  public void export(Export export, String fingerprint, Instant at) {
    transactions.executeWithoutResult(
        status -> {
          clearExport();
          List<MapSqlParameterSource> rows = new ArrayList<>();
          export.all().forEach(delegation -> rows.add(row(Source.EXPORT, delegation)));
          many.batchUpdate(INSERT, rows.toArray(MapSqlParameterSource[]::new));
          source(Source.EXPORT, ALL, at, null, fingerprint);
          export
              .incomplete()
              .forEach(
                  mailbox ->
                      source(Source.EXPORT, mailbox.value(), at, reason(export, mailbox), null));
        });
  }

  private static @Nullable String reason(Export export, MailboxId mailbox) {
    return export.of(mailbox) instanceof Delegates.Unknown unknown ? unknown.reason() : null;
  }

  @Override
  public void withoutExport() {
    transactions.executeWithoutResult(status -> clearExport());
  }

  private void clearExport() {
    jdbc.sql("delete from delegation where source = 'EXPORT'").update();
    jdbc.sql("delete from delegation_source where source = 'EXPORT'").update();
  }

  private void source(
      Source source,
      String mailbox,
      Instant at,
      @Nullable String trouble,
      @Nullable String fingerprint) {
    jdbc.sql("delete from delegation_source where source = :source and mailbox_id = :mailbox")
        .param("source", source.name())
        .param("mailbox", mailbox)
        .update();
    jdbc.sql(
            "insert into delegation_source (source, mailbox_id, read_at, trouble, fingerprint)"
                + " values (:source, :mailbox, :at, :trouble, :fingerprint) on conflict do nothing")
        .param("source", source.name())
        .param("mailbox", mailbox)
        .param("at", time(at))
        .param(
            "trouble",
            trouble == null ? null : trouble.substring(0, Math.min(200, trouble.length())))
        .param("fingerprint", fingerprint)
        .update();
  }

  private static MapSqlParameterSource row(Source source, Delegation delegation) {
    return new MapSqlParameterSource("source", source.name())
        .addValue("mailbox", delegation.mailbox().value())
        .addValue("delegate", delegation.delegate().value())
        .addValue("access", delegation.right().name());
  }

  @Override
  public void asked(Source source, MailboxId mailbox, Delegates answer, Instant at) {
    transactions.executeWithoutResult(
        status -> {
          String trouble = answer instanceof Delegates.Unknown unknown ? unknown.reason() : null;
          if (trouble == null || !answer.known().isEmpty()) {
            jdbc.sql("delete from delegation where source = :source and mailbox_id = :mailbox")
                .param("source", source.name())
                .param("mailbox", mailbox.value())
                .update();
          }
          answer.known().forEach(delegation -> many.update(INSERT, row(source, delegation)));
          if (answer.everybody()) {
            many.update(
                INSERT,
                new MapSqlParameterSource("source", source.name())
                    .addValue("mailbox", mailbox.value())
                    .addValue("delegate", JdbcDelegateAnswers.EVERYBODY)
                    .addValue("access", Right.INBOX.name()));
          }
          Instant counted = trouble == null ? at : at.minus(ASKED_AGAIN_SOONER);
          source(source, mailbox.value(), counted, trouble, null);
        });
  }

  @Override
  public Map<MailboxId, Instant> askedAt(Source source, Collection<MailboxId> mailboxes) {
    Map<MailboxId, Instant> found = new HashMap<>();
    for (List<String> part : idParts(mailboxes)) {
      jdbc.sql(
              "select mailbox_id, read_at from delegation_source"
                  + " where source = :source and mailbox_id in (:mailboxes)")
          .param("source", source.name())
          .param("mailboxes", part)
          .query(
              row -> {
                found.put(mailbox(row, "mailbox_id"), instant(row, "read_at"));
              });
    }
    return found;
  }

  @Override
  public Map<MailboxId, Map<Source, Delegates>> of(Collection<MailboxId> mailboxes) {
    return answers.of(mailboxes, exportInForce().isPresent());
  }
}
