package se.svarsvakt.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.JdbcDeliveryLog;
import se.svarsvakt.nudge.JdbcOutbox;
import se.svarsvakt.nudge.NudgeChannel;
import se.svarsvakt.nudge.NudgeDispatch;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.nudge.NudgeMessageWriter;
import se.svarsvakt.nudge.NudgePlan;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.nudge.NudgeSender;
import se.svarsvakt.nudge.NudgeService;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.nudge.OpenItems;
import se.svarsvakt.nudge.PlannedNudge;
import se.svarsvakt.nudge.Responsibilities;
import se.svarsvakt.nudge.Route;
import se.svarsvakt.nudge.Snoozes;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.WhileAway;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.Facts;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.worktime.DueDate;

/** Times the planning and sending of a digest for many people. Run it with {@code -Xmx512m}. */
public final class NudgeBenchmark {
  private static final Policy POLICY = Policy.of("bench", ReplyPolicy.within(1, WhileAway.COUNT));

  /** Thursday, half past eight. */
  private static final Instant DIGEST = Instant.parse("2026-11-19T07:30:00Z");

  private static final int PART = 100;

  private final Databases.Database database;
  private final int people;
  private final int letters;
  private final boolean whole;
  private final Responsibilities responsibilities;
  private final AtomicInteger delivered = new AtomicInteger();

  private NudgeBenchmark(Databases.Database database, int people, int letters, boolean whole) {
    this.database = database;
    this.people = people;
    this.letters = letters;
    this.whole = whole;
    List<Account> accounts =
        IntStream.range(0, people)
            .mapToObj(
                n -> {
                  MailAddress address = new MailAddress("person" + n + "@bench.example");
                  return new Account(id(n), address, Set.of(address), true, false, null);
                })
            .toList();
    this.responsibilities =
        new Responsibilities(
            new DirectorySnapshot(accounts, Set.of("bench.example")), Set.of(), Map.of(), Map.of());
  }

  /**
   * Arguments: people (10000), letters of each (20), h2 or postgres (h2); then {@code show} where
   * nothing is sent, and {@code whole} where all open mail is kept until it is planned.
   */
  public static void main(String[] args) {
    List<String> words = List.of(args);
    int people = number(args, 0, 10_000);
    int letters = number(args, 1, 20);
    Databases.Database database =
        words.contains("postgres") ? Databases.postgres() : Databases.h2();
    NudgeBenchmark bench = new NudgeBenchmark(database, people, letters, words.contains("whole"));
    bench.pass("planned only", Mode.SHOW, DIGEST);
    if (!words.contains("show")) {
      bench.pass("sent", Mode.SEND, DIGEST);
      bench.pass("told before", Mode.SEND, DIGEST.plusSeconds(300));
      bench.pass("told before", Mode.SEND, DIGEST.plusSeconds(600));
    }
    System.exit(0); // ends the database server too
  }

  private static int number(String[] args, int at, int fallback) {
    return args.length > at ? Integer.parseInt(args[at]) : fallback;
  }

  private static MailboxId id(int person) {
    return new MailboxId("%08d-0000-4000-8000-000000000000".formatted(person));
  }

  private void pass(String name, Mode mode, Instant now) {
    long begun = System.nanoTime();
    NudgeService service = service(now);
    NudgeService.NudgeRun run =
        new NudgeService.NudgeRun(now, () -> now, responsibilities, person -> "sv", mode);
    NudgePlan plan = service.plan(now, responsibilities, List.of());
    List<JudgedMail> kept = new ArrayList<>();
    for (int person = 0; person < people; person += PART) {
      List<JudgedMail> part = part(person, now);
      if (whole) {
        kept.addAll(part);
      } else {
        plan.add(OpenItems.of(part));
      }
    }
    plan.add(OpenItems.of(kept));
    double judged = (System.nanoTime() - begun) / 1e9;
    List<NudgeReport> reports = service.run(run, plan, this::lookedAt);
    service.keepTrue(run, plan);
    double all = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%-12s %7d people: %7d reports, %6d delivered, made and planned in %5.1f s, the rest %6.1f"
            + " s, %4d MB in use after it%n",
        name, people, reports.size(), delivered.get(), judged, all - judged, used(reports, kept));
  }

  /** While what the pass found is still held. */
  private static long used(Object... held) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    return held.length > 0 ? used : 0;
  }

  private List<JudgedMail> part(int first, Instant now) {
    List<JudgedMail> part = new ArrayList<>();
    for (int person = first; person < Math.min(first + PART, people); person++) {
      for (int letter = 0; letter < letters; letter++) {
        if (letter % 3 != 0) { // every third is answered
          part.add(mail(person, letter, now));
        }
      }
    }
    return part;
  }

  private static JudgedMail mail(int person, int letter, Instant now) {
    Instant received = DIGEST.minus(Duration.ofHours(2 + letter * 5L));
    String id = "AAMkAGI2".repeat(16) + "-%08d-%08d".formatted(person, letter);
    var mail = Facts.received(id).in(id(person)).at(received).fact().mail();
    DueDate due = POLICY.calendar().due(received, 1);
    ReplyState state =
        due.at().isAfter(now) ? new ReplyState.DueSoon(due.at()) : new ReplyState.Overdue(due.at());
    return new JudgedMail(
        mail, mail.verdict(), state, due, List.of("received from outside", "due on the day after"));
  }

  private OpenItems lookedAt(PlannedNudge nudge) {
    int person = Integer.parseInt(nudge.recipient().value().substring(0, 8));
    return OpenItems.of(
            IntStream.range(0, letters)
                .filter(letter -> letter % 3 != 0)
                .mapToObj(letter -> mail(person, letter, nudge.plannedFor()))
                .toList())
        .about(nudge);
  }

  private NudgeService service(Instant now) {
    Clock clock = Clock.fixed(now, POLICY.calendar().zone());
    JdbcOutbox outbox = new JdbcOutbox(database.jdbc(), database.transactions());
    NudgeSender sender =
        new NudgeSender(
            outbox,
            new NudgeDispatch(Route.of(new Counter()), new JdbcDeliveryLog(database.jdbc()), clock),
            new NudgeMessageWriter(items -> Map.of(), POLICY),
            "bench",
            clock);
    return new NudgeService(
        POLICY, (accounts, moment) -> Set.of(), _ -> Snoozes.NONE, outbox, sender, 24);
  }

  /** Counts what goes through it. */
  private final class Counter implements NudgeChannel {
    @Override
    public String name() {
      return "feed";
    }

    @Override
    public Delivery deliver(NudgeMessage message) {
      delivered.incrementAndGet();
      return new Delivery.Sent();
    }
  }
}
