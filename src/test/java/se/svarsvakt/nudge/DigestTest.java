package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.at;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.testing.Databases;

/** A morning's reminders to many people, several at a time, and a program that dies over it. */
class DigestTest {
  private static final int PEOPLE = 300;
  private static final Instant MORNING = at("23T08:30");

  @Nested
  class OnH2 extends Contract {
    @Override
    Databases.Database database() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgreSql extends Contract {
    @Override
    Databases.Database database() {
      return Databases.postgres();
    }
  }

  /** What ends the program where it stands. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What holds on each database. */
  abstract static class Contract {
    private final Queue<MailboxId> got = new ConcurrentLinkedQueue<>();

    /** How many sendings are tried before the program is killed. */
    private int lives = Integer.MAX_VALUE;

    private final AtomicInteger tried = new AtomicInteger();
    private final Set<Thread> sending = ConcurrentHashMap.newKeySet();
    private final CountDownLatch together = new CountDownLatch(2);
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    abstract Databases.Database database();

    /** Adds to what a person has; the kill comes before a sending, or after it. */
    private final class Bot implements NudgeChannel {
      @Override
      public String name() {
        return "bot";
      }

      @Override
      public Delivery deliver(NudgeMessage message) {
        sending.add(Thread.currentThread());
        mostAtOnce.accumulateAndGet(sending.size(), Math::max);
        int number = tried.incrementAndGet();
        if (number > lives && number % 2 == 0) {
          throw new Killed();
        }
        got.add(message.recipient());
        if (number > lives) {
          throw new Killed();
        }
        if (number > 1) { // the first goes alone
          together.countDown();
          assertThat(isTogether()).isTrue();
        }
        sending.remove(Thread.currentThread());
        return new Delivery.Sent();
      }
    }

    private boolean isTogether() {
      try {
        return together.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private List<NudgeReport> pass(Databases.Database database, Instant now) {
      Clock clock = Clock.fixed(now, ZoneOffset.UTC);
      JdbcOutbox outbox = new JdbcOutbox(database.jdbc(), database.transactions());
      NudgeSender sender =
          new NudgeSender(
              outbox,
              new NudgeDispatch(Route.of(new Bot()), new JdbcDeliveryLog(database.jdbc()), clock),
              new NudgeMessageWriter(items -> Map.of(), POLICY),
              "host",
              clock);
      NudgeService service =
          new NudgeService(
              POLICY, (accounts, moment) -> Set.of(), _ -> Snoozes.NONE, outbox, sender, 8);
      Responsibilities people = staff();
      NudgePlan plan = service.plan(now, people, List.of());
      IntStream.range(0, PEOPLE).mapToObj(Contract::mail).map(OpenItems::of).forEach(plan::add);
      return service.run(
          new NudgeService.NudgeRun(now, () -> now, people, person -> "sv", NudgeService.Mode.SEND),
          plan,
          nudge -> OpenItems.of(mail(Integer.parseInt(nudge.recipient().value()))).about(nudge));
    }

    private static List<JudgedMail> mail(int person) {
      MailboxId mailbox = new MailboxId(String.valueOf(person));
      return List.of(
          NudgeScene.judged("m" + person, mailbox, new ReplyState.DueSoon(at("23T17:00"))));
    }

    private static Responsibilities staff() {
      List<Account> accounts =
          IntStream.range(0, PEOPLE)
              .mapToObj(
                  n ->
                      new Account(
                          new MailboxId(String.valueOf(n)),
                          new MailAddress("p" + n + "@kommun.example"),
                          Set.of(),
                          true,
                          false,
                          null))
              .toList();
      return new Responsibilities(
          new DirectorySnapshot(accounts, Set.of("kommun.example")), Set.of(), Map.of(), Map.of());
    }

    @Test
    void goes_to_several_people_at_a_time_and_to_each_once() {
      Databases.Database database = database();
      List<NudgeReport> reports = pass(database, MORNING);
      assertThat(reports).hasSize(PEOPLE).allMatch(NudgeReport::isSent);
      assertThat(reports)
          .extracting(report -> report.nudge().recipient())
          .as("in the order of the nudges")
          .isSorted();
      assertThat(got).hasSize(PEOPLE).doesNotHaveDuplicates();
      assertThat(mostAtOnce.get()).isBetween(2, 8);
      assertThat(pass(database, MORNING.plus(Duration.ofMinutes(5)))).isEmpty();
      assertThat(got).hasSize(PEOPLE);
    }

    @Test
    void nobody_gets_it_twice_where_the_program_is_killed_in_the_middle() {
      Databases.Database database = database();
      lives = PEOPLE / 3;
      assertThatThrownBy(() -> pass(database, MORNING)).hasRootCauseInstanceOf(Killed.class);
      int before = got.size();
      assertThat(before).isBetween(lives, PEOPLE);
      lives = Integer.MAX_VALUE;
      sending.clear();
      List<NudgeReport> reports = pass(database, MORNING.plus(Duration.ofMinutes(5)));
      assertThat(got).doesNotHaveDuplicates();
      Set<MailboxId> uncertain =
          reports.stream()
              .filter(report -> !report.isSent())
              .map(report -> report.nudge().recipient())
              .collect(Collectors.toSet());
      assertThat(uncertain).as("of these nobody knows").isNotEmpty();
      assertThat(got.size() + uncertain.stream().filter(each -> !got.contains(each)).count())
          .as("everybody else has it")
          .isEqualTo(PEOPLE);
      assertThat(pass(database, MORNING.plus(Duration.ofMinutes(10)))).isEmpty();
    }
  }
}
