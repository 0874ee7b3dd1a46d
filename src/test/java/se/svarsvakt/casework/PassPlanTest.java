package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.NOON;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.casework.JdbcRetentionTest.Kind;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.Recipients;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.sync.Facts;
import se.svarsvakt.sync.JdbcFactQueries;
import se.svarsvakt.sync.JdbcFactStore;
import se.svarsvakt.sync.JdbcHabits;
import se.svarsvakt.sync.JdbcOwnerStore;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.MailboxUpdate;
import se.svarsvakt.sync.SentFact;
import se.svarsvakt.sync.StoredMailbox;
import se.svarsvakt.testing.Databases.Database;

/** Nothing that a pass does for a mailbox reads a table through that grows with every mail. */
class PassPlanTest {
  private static final List<String> GROWING =
      List.of("received_mail", "sent_mail", "sent_recipient", "sent_reference");

  /** 10,000 mails to 500 mailboxes, of which every tenth waits, and an answer to every second. */
  private static final List<String> ROWS =
      List.of(
          "insert into mailbox (id, watched_since) select 'p' || n, %1$s from %2$s where n <= 500",
          """
          insert into received_mail (mailbox_id, message_id, folder_id, received_at, verdict, cause,
            message_hash, conversation_hash, sender_hash, whereabouts, is_read, may_expect, addressed,
            settled_at)
          select 'p' || mod(n, 500), 'm' || n, 'inbox', %1$s, 'external', '', '<m' || n || '>',
            'c' || n, 's' || n, 'TRACKED', mod(n, 10) <> 0, mod(n, 50) = 0, 'p1',
            case when mod(n, 10) = 0 then null else %1$s end
            from %2$s
          """,
          """
          insert into sent_mail (mailbox_id, message_id, sent_at, kind, forward_subject, message_hash,
            conversation_hash, thread_known)
          select 'p' || mod(n, 500), 'x' || n, %1$s, 'MESSAGE', false, '<x' || n || '>', 'c' || n,
            mod(n, 10) <> 0 from %2$s where mod(n, 2) = 0
          """,
          "insert into sent_recipient select number, 's' || substring(message_id from 2), false"
              + " from sent_mail",
          "insert into sent_reference select number, '<m' || substring(message_id from 2) || '>'"
              + " from sent_mail");

  private static Database filled(Kind kind) {
    Database database = kind.empty();
    String numbers =
        kind == Kind.H2
            ? "(select \"X\" as n from system_range(1, 10000)) numbers"
            : "generate_series(1, 10000) as numbers (n)";
    String at = "timestamp with time zone '2026-11-20 08:00:00Z' + n * interval '1' second";
    ROWS.forEach(sql -> database.jdbc().sql(sql.formatted(at, numbers)).update());
    database.jdbc().sql("analyze").update();
    return database;
  }

  private static final MailboxId BOX = new MailboxId("p7");
  private static final List<MailboxId> BOXES = List.of(BOX, new MailboxId("p8"));
  private static final MailKey MAIL = new MailKey(BOX, new MessageId("m7"));
  private static final MailKey SENT = new MailKey(BOX, new MessageId("x507"));
  private static final Set<Hash> CONVERSATIONS = Set.of(new Hash("c7"), new Hash("c8"));
  private static final Set<Hash> MESSAGES = Set.of(new Hash("<m7>"), new Hash("<x8>"));

  private static MailboxUpdate update() {
    SentMail sent =
        new SentMail(
            new MailKey(BOX, new MessageId("x-new")),
            NOON,
            new MailThread(new Hash("<x-new>"), new Hash("c-new"), MESSAGES),
            new Recipients(Set.of(new Hash("s7")), Set.of()),
            SentMail.Kind.MESSAGE,
            false);
    StoredMailbox box = StoredMailbox.unknown(BOX);
    return new MailboxUpdate(
        box,
        box,
        null,
        List.of(Facts.received("new").in(BOX).fact(), Facts.received("m7").in(BOX).fact()),
        List.of(new SentFact(sent, true)),
        List.of(
            new MailboxUpdate.Change.Moved(MAIL.id(), "other", FolderState.ELSEWHERE, NOON),
            new MailboxUpdate.Change.ReadMark(MAIL.id(), false, NOON),
            new MailboxUpdate.Change.VerbChange(
                MAIL.id(), new LastVerb(LastVerb.Kind.REPLY, NOON))));
  }

  /** What a pass asks of the store and writes there, each under the name of its method. */
  private static Map<String, Runnable> steps(ExplainedSource source) {
    JdbcClient jdbc = JdbcClient.create(source);
    TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    JdbcFactStore store = new JdbcFactStore(new NamedParameterJdbcTemplate(source), transactions);
    JdbcFactQueries queries = new JdbcFactQueries(jdbc);
    JdbcCaseStore cases = new JdbcCaseStore(jdbc, transactions);
    JdbcSignatureChecks signatures =
        new JdbcSignatureChecks(jdbc, transactions, new KeyedHash(new byte[32]).textSeal());
    Map<String, Runnable> steps = new LinkedHashMap<>();
    steps.put("received mail by id", () -> store.received(BOX, List.of(MAIL.id(), SENT.id())));
    steps.put("sent", () -> store.sent(BOX, List.of(MAIL.id(), SENT.id())));
    steps.put("receivedIn", () -> store.receivedIn(BOX, "inbox", NOON));
    steps.put("receivedAs", () -> store.receivedAs(BOX, MESSAGES));
    steps.put("threadsWanted", () -> store.threadsWanted(BOXES));
    steps.put("knownUntil", () -> store.knownUntil(NOON, BOXES, NOON));
    steps.put("apply", () -> store.apply(update()));
    steps.put("threadRead", () -> store.threadRead(SENT, MESSAGES));
    steps.put("received", () -> queries.received(BOXES, EnumSet.allOf(Verdict.class), NOON));
    steps.put("receivedByMessageId", () -> queries.receivedByMessageId(MESSAGES));
    steps.put(
        "receivedInConversations", () -> queries.receivedInConversations(BOXES, CONVERSATIONS));
    steps.put("reportsInConversations", () -> queries.reportsInConversations(CONVERSATIONS));
    steps.put("held", () -> queries.held(BOXES, MESSAGES));
    steps.put("sentInConversations", () -> queries.sentInConversations(CONVERSATIONS));
    steps.put("sentReferringTo", () -> queries.sentReferringTo(MESSAGES));
    steps.put("sentByMessageId", () -> queries.sentByMessageId(MESSAGES));
    steps.put("marks", () -> cases.marks(List.of(MAIL)));
    steps.put("senderDomains", () -> cases.senderDomains(List.of(MAIL)));
    steps.put("settled", () -> cases.settled(Map.of(), List.of(MAIL)));
    steps.put("settled again", () -> cases.settled(Map.of(MAIL, NOON), List.of()));
    steps.put("owners", () -> new JdbcOwnerStore(jdbc, transactions).owners(BOXES, NOON));
    steps.put("unchecked", () -> signatures.unchecked(BOXES, "t", NOON.minusSeconds(9), NOON));
    steps.put("unread", () -> new JdbcHabits(jdbc).unread(SENT));
    return steps;
  }

  @ParameterizedTest
  @EnumSource
  void no_step_of_a_pass_reads_a_growing_table_through(Kind kind) {
    ExplainedSource source = new ExplainedSource(filled(kind).source());
    String scan = kind == Kind.H2 ? "public.%s.tablescan" : "seq scan on %s ";
    List<String> faults = new ArrayList<>();
    steps(source)
        .forEach(
            (name, step) -> {
              step.run();
              String plans = source.taken().replace('\n', ' ').toLowerCase(Locale.ROOT);
              assertThat(plans).as(name).isNotEmpty();
              GROWING.stream()
                  .filter(table -> plans.contains(scan.formatted(table)))
                  .forEach(table -> faults.add(name + " reads " + table + ": " + plans));
            });
    assertThat(faults).isEmpty();
  }
}
