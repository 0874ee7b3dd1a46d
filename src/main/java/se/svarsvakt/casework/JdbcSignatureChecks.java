package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.idParts;
import static se.svarsvakt.sync.JdbcColumns.inParts;
import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.key;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.SignatureFlaw.Kind;
import se.svarsvakt.sync.TextSeal;

/** The record of looked-at signatures in H2 or PostgreSQL. */
public final class JdbcSignatureChecks implements SignatureChecks {
  /** Stands in the place of flaws where a message could not be judged. */
  private static final String NOT_JUDGED = "not-judged\t";

  /** Stands between what was found of one flaw and of the next; no message's text holds it. */
  private static final String NEXT = "\0";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final TextSeal seal;

  /**
   * Over one database, whose statements the transactions cover.
   *
   * @param seal for what was found
   */
  public JdbcSignatureChecks(JdbcClient jdbc, TransactionOperations transactions, TextSeal seal) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.seal = seal;
  }

  @Override
  public List<Sample> unchecked(
      Collection<MailboxId> mailboxes, String terms, Instant since, Instant until) {
    return inParts(
        mailboxes,
        part ->
            jdbc.sql(
                    """
                    select s.mailbox_id, s.message_id, s.sent_at from sent_mail s
                     where s.mailbox_id in (:mailboxes) and s.kind = 'MESSAGE'
                       and s.sent_at > :since and s.sent_at <= :until
                       and exists (select 1 from sent_recipient r
                                    where r.sent_number = s.number and r.internal = false)
                       and not exists (select 1 from sent_mail e
                                         join sent_recipient o on o.sent_number = e.number
                                          and o.internal = false
                                        where e.mailbox_id = s.mailbox_id and e.kind = 'MESSAGE'
                                          and e.conversation_hash = s.conversation_hash
                                          and e.sent_at < s.sent_at)
                       and not exists (select 1 from signature_check c
                                        where c.mailbox_id = s.mailbox_id
                                          and c.message_id = s.message_id and c.terms = :terms)
                     order by s.mailbox_id, s.sent_at desc, s.message_id
                    """)
                .param("mailboxes", part)
                .param("since", time(since))
                .param("until", time(until))
                .param("terms", terms)
                .query((row, number) -> sample(row))
                .list());
  }

  private static Sample sample(ResultSet row) throws SQLException {
    return new Sample(key(row), instant(row, "sent_at"));
  }

  @Override
  public Map<MailboxId, Integer> checkedOn(Collection<MailboxId> mailboxes, LocalDate day) {
    Map<MailboxId, Integer> found = new HashMap<>();
    for (List<String> part : idParts(mailboxes)) {
      jdbc.sql(
              "select mailbox_id, count(*) as n from signature_check"
                  + " where mailbox_id in (:mailboxes) and checked_on = :day group by mailbox_id")
          .param("mailboxes", part)
          .param("day", Date.valueOf(day))
          .query(
              row -> {
                found.put(mailbox(row, "mailbox_id"), row.getInt("n"));
              });
    }
    return found;
  }

  @Override
  public void checked(Checked checked, String terms, LocalDate day) {
    Sample sample = checked.sample();
    transactions.executeWithoutResult(
        status -> {
          jdbc.sql(
                  "delete from signature_check"
                      + " where mailbox_id = :mailbox and message_id = :message")
              .param("mailbox", sample.mail().mailbox().value())
              .param("message", sample.mail().id().value())
              .update();
          jdbc.sql(
                  "insert into signature_check"
                      + " (mailbox_id, message_id, sent_at, terms, checked_on, flaws, found)"
                      + " values (:mailbox, :message, :sentAt, :terms, :day, :flaws, :found)"
                      + " on conflict do nothing")
              .param("mailbox", sample.mail().mailbox().value())
              .param("message", sample.mail().id().value())
              .param("sentAt", time(sample.sentAt()))
              .param("terms", terms)
              .param("day", Date.valueOf(day))
              .param("flaws", checked.judged() ? written(checked.flaws()) : NOT_JUDGED)
              .param("found", sealed(checked))
              .update();
        });
  }

  private static String written(List<FlawNote> flaws) {
    return flaws.stream().map(JdbcSignatureChecks::written).collect(Collectors.joining("\n"));
  }

  /** What was found, in the order of the flaws; null where nothing was. */
  private @Nullable String sealed(Checked checked) {
    String found =
        checked.flaws().stream()
            .map(flaw -> flaw.found().replace(NEXT, ""))
            .collect(Collectors.joining(NEXT));
    return found.replace(NEXT, "").isEmpty() ? null : seal.sealed(found, checked.sample().mail());
  }

  private static String written(FlawNote flaw) {
    String note = flaw.kind().code() + "\t" + flaw.line().replaceAll("[\t\r\n]", " ");
    return flaw.pictures().isEmpty() ? note : note + "\t" + pictures(flaw);
  }

  private static String pictures(FlawNote flaw) {
    return flaw.pictures().stream()
        .map(signs -> signs.stream().map(Hash::value).sorted().collect(Collectors.joining(",")))
        .collect(Collectors.joining(" "));
  }

  @Override
  public List<Checked> checks(
      Collection<MailboxId> mailboxes, String terms, Instant since, Instant until) {
    return inParts(
        mailboxes,
        part ->
            jdbc.sql(
                    "select * from signature_check where mailbox_id in (:mailboxes)"
                        + " and terms = :terms and sent_at > :since and sent_at <= :until"
                        + " order by mailbox_id, sent_at, message_id")
                .param("mailboxes", part)
                .param("terms", terms)
                .param("since", time(since))
                .param("until", time(until))
                .query(
                    (row, number) ->
                        checked(sample(row), text(row, "flaws"), row.getString("found")))
                .list());
  }

  private Checked checked(Sample sample, String flaws, @Nullable String found) {
    if (flaws.equals(NOT_JUDGED)) {
      return Checked.unjudged(sample);
    }
    List<FlawNote> notes = read(flaws);
    List<String> texts =
        Optional.ofNullable(found)
            .flatMap(closed -> seal.opened(closed, sample.mail()))
            .map(opened -> List.of(opened.split(NEXT, -1)))
            .filter(each -> each.size() == notes.size())
            .orElse(Collections.nCopies(notes.size(), ""));
    List<FlawNote> whole = new ArrayList<>();
    for (int i = 0; i < notes.size(); i++) {
      whole.add(notes.get(i).with(texts.get(i)));
    }
    return new Checked(sample, whole);
  }

  private static List<FlawNote> read(String flaws) {
    return flaws
        .lines()
        .map(line -> line.split("\t", -1))
        .filter(parts -> parts.length == 2 || parts.length == 3)
        .map(parts -> new FlawNote(Kind.of(parts[0]), parts[1], pictures(parts), ""))
        .toList();
  }

  private static List<Set<Hash>> pictures(String[] parts) {
    return parts.length == 2
        ? List.of()
        : Stream.of(parts[2].split(" ", -1))
            .map(
                picture ->
                    Stream.of(picture.split(",", -1)).map(Hash::new).collect(Collectors.toSet()))
            .toList();
  }
}
