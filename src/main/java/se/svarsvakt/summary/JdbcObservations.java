package se.svarsvakt.summary;

import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.instantOrNull;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.Observation.Timing;
import se.svarsvakt.worktime.Period;

/** What passes saw, in H2 or PostgreSQL. */
public final class JdbcObservations implements ObservationStore {
  private static final JdbcSpans FINDINGS =
      new JdbcSpans(
          "finding_record", List.of("mailbox_id", "rule", "code", "item"), "first_at", "gone_at");
  private static final Instant NO_END = Instant.parse("9999-12-31T00:00:00Z");

  /** In place of an error code, where no pass ran. */
  private static final String NO_PASS = "NoPass";

  /** Passes that are further apart leave a time in which nothing was watched. */
  private static final Duration WATCHED = Duration.ofDays(1);

  private final JdbcOperations rows;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final JdbcOrganisation organisation;

  /** Over one database, whose statements the transactions cover. */
  public JdbcObservations(JdbcTemplate rows, TransactionOperations transactions) {
    this.rows = rows;
    this.jdbc = JdbcClient.create(rows);
    this.transactions = transactions;
    this.organisation = new JdbcOrganisation(rows);
  }

  @Override
  public boolean note(Observation observation) {
    return Boolean.TRUE.equals(transactions.execute(_ -> noted(observation)));
  }

  private boolean noted(Observation observation) {
    Latest before = lock(observation);
    boolean history = before == null || before.precedes(observation.at(), observation.timing());
    if (history) {
      write(observation, before == null ? null : before.at());
    }
    return history;
  }

  @Override
  public boolean isHistory(Instant at, Timing timing) {
    return jdbc.sql("select at, timing from observed where id = 1")
        .query((row, _) -> latest(row))
        .optional()
        .filter(before -> !before.precedes(at, timing))
        .isEmpty();
  }

  @Override
  public void see(
      Collection<MailboxId> mailboxes,
      Set<MailboxId> unsure,
      Set<ObservedFinding> findings,
      Instant at) {
    transactions.executeWithoutResult(
        _ -> {
          Set<List<String>> open = FINDINGS.open(rows, values(mailboxes));
          Set<ObservedFinding> sure =
              findings.stream()
                  .filter(each -> isSure(each.mailbox(), each.kind().rule(), unsure))
                  .collect(Collectors.toSet());
          FINDINGS.bringTo(rows, open, findings(sure, unsure, open), at);
        });
  }

  private static boolean isSure(MailboxId mailbox, RuleName rule, Set<MailboxId> unsure) {
    return rule.isAboutMail() || !unsure.contains(mailbox);
  }

  private static List<String> values(Collection<MailboxId> mailboxes) {
    return mailboxes.stream().map(MailboxId::value).toList();
  }

  /** The pass before. */
  private record Latest(Instant at, Timing timing) {
    /** Whether a pass comes after it: what people try out is no history. */
    boolean precedes(Instant other, Timing how) {
      return !at.isAfter(other) && (timing != Timing.PRESENT || how != Timing.AHEAD);
    }
  }

  private static Latest latest(ResultSet row) throws SQLException {
    return new Latest(instant(row, "at"), Timing.valueOf(text(row, "timing")));
  }

  /** The pass before, whose row keeps passes of two nodes apart; null for none. */
  private @Nullable Latest lock(Observation seen) {
    int first =
        jdbc.sql(
                "insert into observed (id, at, timing) values (1, :at, :timing)"
                    + " on conflict do nothing")
            .param("at", time(seen.at()))
            .param("timing", seen.timing().name())
            .update();
    Latest held =
        jdbc.sql("select at, timing from observed where id = 1 for update")
            .query((row, _) -> latest(row))
            .single();
    return first > 0 ? null : held;
  }

  private void write(Observation seen, @Nullable Instant before) {
    Set<MailboxId> known = organisation.bringTo(seen.accounts(), seen.unread().keySet(), seen.at());
    Set<List<String>> open = FINDINGS.open(rows, found(seen.noted()));
    FINDINGS.bringTo(
        rows, open, findings(seen.findings(), seen.unread().keySet(), open), seen.at());
    gaps(seen, known, before);
    if (before != null && before.plus(WATCHED).isBefore(seen.at())) {
      pause(before, seen.at());
    }
    jdbc.sql("update observed set at = :at, timing = :timing where id = 1")
        .param("at", time(seen.at()))
        .param("timing", seen.timing().name())
        .update();
  }

  /** The mailboxes with findings, but for those. */
  private List<String> found(Set<MailboxId> noted) {
    return jdbc
        .sql("select distinct mailbox_id from finding_record where gone_at is null")
        .query((row, _) -> mailbox(row, "mailbox_id"))
        .list()
        .stream()
        .filter(mailbox -> !noted.contains(mailbox))
        .map(MailboxId::value)
        .toList();
  }

  /**
   * Of a mailbox that was not read nothing is known to be over, but for what was said of its mail.
   */
  private static Set<List<String>> findings(
      Collection<ObservedFinding> seen, Set<MailboxId> unsure, Set<List<String>> open) {
    Set<List<String>> wanted = new HashSet<>();
    seen.forEach(finding -> wanted.add(key(finding)));
    open.stream()
        .filter(row -> !isSure(new MailboxId(row.getFirst()), RuleName.of(row.get(1)), unsure))
        .forEach(wanted::add);
    return wanted;
  }

  private static List<String> key(ObservedFinding finding) {
    MessageId message = finding.message();
    return List.of(
        finding.mailbox().value(),
        finding.kind().rule().code(),
        finding.kind().code(),
        message == null ? "" : message.value());
  }

  /** One that is new was never read. */
  private void gaps(Observation seen, Set<MailboxId> known, @Nullable Instant before) {
    Set<MailboxId> open =
        jdbc.sql("select mailbox_id from reading_gap where again_at is null")
            .query((row, _) -> mailbox(row, "mailbox_id"))
            .set();
    JdbcSpans.write(
        rows,
        "update reading_gap set again_at = ? where mailbox_id = ? and again_at is null",
        open.stream()
            .filter(mailbox -> !seen.unread().containsKey(mailbox))
            .map(mailbox -> new Object[] {time(seen.at()), mailbox.value()})
            .toList());
    JdbcSpans.write(
        rows,
        "insert into reading_gap (mailbox_id, failed_at, code, read_at) values (?, ?, ?, ?)"
            + " on conflict do nothing",
        seen.unread().entrySet().stream()
            .filter(each -> !open.contains(each.getKey()))
            .map(each -> gap(each, seen.at(), known.contains(each.getKey()) ? before : null))
            .toList());
  }

  /** It is kept as a gap of no mailbox alone. */
  private void pause(Instant before, Instant at) {
    jdbc.sql(
            "insert into reading_gap (mailbox_id, failed_at, code, read_at, again_at)"
                + " values ('', :before, :code, :before, :at) on conflict do nothing")
        .param("before", time(before))
        .param("code", NO_PASS)
        .param("at", time(at))
        .update();
  }

  private static Object[] gap(
      Map.Entry<MailboxId, String> unread, Instant at, @Nullable Instant before) {
    return new Object[] {
      unread.getKey().value(),
      time(at),
      unread.getValue(),
      new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, before == null ? null : time(before))
    };
  }

  @Override
  public Optional<Instant> latest() {
    return jdbc.sql("select at from observed").query((row, _) -> instant(row, "at")).optional();
  }

  @Override
  public OrganisationChart chart(Instant moment) {
    return organisation.at(moment);
  }

  @Override
  public List<FindingSpan> findings(Period week, Collection<MailboxId> mailboxes) {
    return jdbc.sql(
            "select * from finding_record where first_at < :until"
                + " and (gone_at is null or (gone_at >= :from and gone_at > first_at))"
                + (mailboxes.isEmpty() ? "" : " and mailbox_id = any(:mailboxes)"))
        .param("mailboxes", mailboxes.stream().map(MailboxId::value).toArray(String[]::new))
        .param("from", time(week.from()))
        .param("until", time(week.until()))
        .query((row, _) -> span(row))
        .list();
  }

  private static FindingSpan span(ResultSet row) throws SQLException {
    Instant gone = instantOrNull(row, "gone_at");
    String item = text(row, "item");
    return new FindingSpan(
        new ObservedFinding(
            mailbox(row, "mailbox_id"),
            new ObservedFinding.Kind(RuleName.of(text(row, "rule")), text(row, "code")),
            item.isEmpty() ? null : new MessageId(item)),
        new Period(instant(row, "first_at"), gone == null ? NO_END : gone));
  }

  @Override
  public Map<MailboxId, String> unread(Period period) {
    Map<MailboxId, String> unread = new HashMap<>();
    jdbc.sql(
            "select mailbox_id, code from reading_gap where failed_at < :until"
                + " and mailbox_id <> '' and (read_at is null or read_at < :from)"
                + " and (again_at is null or again_at >= :until) order by failed_at")
        .param("from", time(period.from()))
        .param("until", time(period.until()))
        .query(
            row -> {
              unread.put(mailbox(row, "mailbox_id"), text(row, "code"));
            });
    return unread;
  }

  @Override
  public boolean isUnwatched(Period period) {
    return jdbc.sql(
                "select (select count(*) from reading_gap where mailbox_id = '' and read_at < :from"
                    + " and again_at >= :until) + (select count(*) from observed where at < :from)"
                    + " + (select count(*) from (select min(from_at) as since from relation)"
                    + " begun where since >= :until)")
            .param("from", time(period.from()))
            .param("until", time(period.until()))
            .query(Integer.class)
            .single()
        > 0;
  }

  @Override
  public void forgotten(Instant until) {
    jdbc.sql(
            "update observed set forgotten_until = :until"
                + " where forgotten_until is null or forgotten_until < :until")
        .param("until", time(until))
        .update();
  }

  @Override
  public Optional<Instant> forgottenUntil() {
    return jdbc
        .sql("select forgotten_until from observed")
        .query((row, _) -> Optional.ofNullable(instantOrNull(row, "forgotten_until")))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public Optional<Instant> knownSince() {
    return jdbc.sql("select min(watched_since) as since from mailbox")
        .query((row, _) -> Optional.ofNullable(instantOrNull(row, "since")))
        .single();
  }
}
