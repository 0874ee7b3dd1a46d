package se.svarsvakt.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.CaseRecords;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.JdbcCaseStore;
import se.svarsvakt.casework.JdbcJudgements;
import se.svarsvakt.casework.JdbcRegister;
import se.svarsvakt.casework.JdbcSignatureChecks;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.WhileAway;
import se.svarsvakt.summary.JdbcObservations;
import se.svarsvakt.summary.JdbcWeeks;
import se.svarsvakt.summary.Observation;
import se.svarsvakt.summary.ObservedAccount;
import se.svarsvakt.summary.ObservedAccount.Place;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.SummaryJson;
import se.svarsvakt.summary.WeeklySummary;
import se.svarsvakt.sync.JdbcFactQueries;
import se.svarsvakt.sync.JdbcOwnerStore;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.delegates.JdbcDelegateStore;
import se.svarsvakt.sync.delegates.Source;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.worktime.CalendarWeek;

/** Times the summary of many units, from facts. Run it with a small heap: {@code -Xmx512m}. */
public final class SummaryBenchmark {
  private static final Instant END = Instant.parse("2026-11-23T07:00:00Z");
  private static final int ROWS_AT_ONCE = 1_000;

  private SummaryBenchmark() {}

  /**
   * Arguments: units (2000), people in each (10), mails of each (10), h2 or postgres (postgres).
   */
  public static void main(String[] args) {
    int units = number(args, 0, 2_000);
    int people = number(args, 1, 10);
    int mails = number(args, 2, 10);
    Databases.Database database =
        args.length > 3 && args[3].equals("h2") ? Databases.h2() : Databases.postgres();
    JdbcTemplate rows = new JdbcTemplate(database.source());
    long begun = System.nanoTime();
    fill(rows, units * people, mails);
    rows.execute("analyze"); // as both databases do by themselves, a while after so many rows
    JdbcObservations observed = new JdbcObservations(rows, database.transactions());
    observed.note(new Observation(END, accounts(units, people), Set.of(), Map.of()));
    say("filled", begun);
    begun = System.nanoTime();
    observed.note(new Observation(END.plusSeconds(1), accounts(units, people), Set.of(), Map.of()));
    say("noted a pass in which nothing changed", begun);
    tell(database, rows, observed);
    System.exit(0); // ends the database server too
  }

  private static int number(String[] args, int at, int fallback) {
    return args.length > at ? Integer.parseInt(args[at]) : fallback;
  }

  private static void tell(
      Databases.Database database, JdbcTemplate rows, JdbcObservations observed) {
    Policy policy = Policy.of("bench", ReplyPolicy.within(1, WhileAway.COUNT));
    JdbcClient jdbc = JdbcClient.create(database.source());
    Casework casework =
        new Casework(
            new CaseRecords(
                new JdbcFactQueries(jdbc),
                new JdbcOwnerStore(jdbc, database.transactions()),
                new JdbcDelegateStore(
                    new NamedParameterJdbcTemplate(database.source()),
                    database.transactions(),
                    EnumSet.allOf(Source.class)),
                new JdbcCaseStore(jdbc, database.transactions()),
                new JdbcRegister(jdbc, database.transactions()),
                new JdbcSignatureChecks(
                    jdbc, database.transactions(), new KeyedHash(new byte[32]).textSeal()),
                new JdbcJudgements(
                    new NamedParameterJdbcTemplate(database.source()), database.transactions()),
                new KeyedHash(new byte[32])),
            policy,
            Duration.ofDays(35));
    Summaries summaries =
        new Summaries(casework, observed, new JdbcWeeks(rows, database.transactions()), policy);
    CalendarWeek week = CalendarWeek.parse("2026-W47").orElseThrow();
    for (int round = 0; round < 2; round++) {
      long begun = System.nanoTime();
      StringWriter out = new StringWriter();
      WeeklySummary summary = summaries.about(week, END);
      try (SummaryJson json = new SummaryJson(summary, new PrintWriter(out))) {
        summaries.tell(week, Set.of(), END, json::write);
      }
      say("told from facts, " + out.getBuffer().length() / 1024 + " kB of JSON", begun);
    }
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "heap in use %d MB of %d%n",
        (runtime.totalMemory() - runtime.freeMemory()) >> 20, runtime.maxMemory() >> 20);
  }

  private static void say(String what, long begun) {
    double own =
        ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
    System.out.printf(
        "%s: %.1f s (this process has used %.1f s of processor)%n",
        what, (System.nanoTime() - begun) / 1e9, own);
  }

  private static List<ObservedAccount> accounts(int units, int people) {
    List<ObservedAccount> all = new ArrayList<>();
    for (int unit = 0; unit < units; unit++) {
      MailboxId manager = id(unit * people);
      for (int one = 0; one < people; one++) {
        MailboxId id = id(unit * people + one);
        all.add(
            new ObservedAccount(
                id,
                new MailAddress(id.value() + "@bench.example"),
                Set.of(new Hash("a-" + id.value())),
                Place.PERSON,
                one == 0 ? null : manager,
                Set.of()));
      }
    }
    return all;
  }

  private static MailboxId id(int number) {
    return new MailboxId("%08d-0000-4000-8000-000000000000".formatted(number));
  }

  private static void fill(JdbcTemplate rows, int mailboxes, int mails) {
    List<Object[]> received = new ArrayList<>();
    List<Object[]> sent = new ArrayList<>();
    List<Object[]> recipients = new ArrayList<>();
    List<Object[]> references = new ArrayList<>();
    rows.batchUpdate(
        "insert into mailbox (id, watched_since) values (?, ?)",
        List.<Object[]>of(new Object[] {id(0).value(), time(END.minus(Duration.ofDays(60)))}));
    for (int box = 0; box < mailboxes; box++) {
      String mailbox = id(box).value();
      for (int mail = 0; mail < mails; mail++) {
        String name = box + "-" + mail;
        Instant at = END.minus(Duration.ofHours(20 + mail * 67L + box % 24));
        received.add(
            new Object[] {
              mailbox, "m" + name, "inbox", time(at), "h" + name, "c" + name, "s" + name
            });
        if (mail % 5 != 0) {
          Instant answered = at.plus(Duration.ofHours(1 + (box + mail) % 40));
          sent.add(new Object[] {mailbox, "r" + name, time(answered), "q" + name, "c" + name});
          recipients.add(new Object[] {"s" + name, mailbox, "r" + name});
          references.add(new Object[] {"h" + name, mailbox, "r" + name});
        }
      }
      if (received.size() >= ROWS_AT_ONCE || box == mailboxes - 1) {
        write(rows, received, sent, recipients, references);
      }
    }
  }

  private static void write(
      JdbcTemplate rows,
      List<Object[]> received,
      List<Object[]> sent,
      List<Object[]> recipients,
      List<Object[]> references) {
    rows.batchUpdate(
        "insert into received_mail (mailbox_id, message_id, folder_id, received_at, verdict, cause,"
            + " message_hash, conversation_hash, sender_hash, whereabouts)"
            + " values (?, ?, ?, ?, 'external', 'bench', ?, ?, ?, 'TRACKED')",
        received);
    rows.batchUpdate(
        "insert into sent_mail (mailbox_id, message_id, sent_at, kind, forward_subject,"
            + " message_hash, conversation_hash, thread_known)"
            + " values (?, ?, ?, 'MESSAGE', false, ?, ?, true)",
        sent);
    rows.batchUpdate(
        "insert into sent_recipient select number, ?, false from sent_mail"
            + " where mailbox_id = ? and message_id = ?",
        recipients);
    rows.batchUpdate(
        "insert into sent_reference select number, ? from sent_mail"
            + " where mailbox_id = ? and message_id = ?",
        references);
    List.of(received, sent, recipients, references).forEach(List::clear);
  }

  private static OffsetDateTime time(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
