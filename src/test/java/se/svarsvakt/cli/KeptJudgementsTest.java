package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.casework.FindingException;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.AutomaticRepliesSetting;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.ScheduleItem;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSink;

/**
 * A pass that judges what changed finds what one finds that judges everything, whatever happened.
 */
class KeptJudgementsTest {
  private static final int STEPS = 40;

  @TempDir private Path directory;
  private final MovingClock clock = new MovingClock(START);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void judging_what_changed_finds_what_judging_everything_finds(long seed) {
    try (Office office = new Office(directory.resolve("office"));
        Product product = Product.open(settings(office), clock)) {
      History history = new History(office, product, new Random(seed));
      int kept = 0;
      for (int step = 0; step < STEPS; step++) {
        history.goOn();
        if (seed % 2 == 0) {
          clock.set(history.now); // else there is no other day, on which all would be judged anew
        }
        if (step % 7 == 3) {
          pass(product, history.now.minus(Duration.ofHours(3)), Set.of()); // somebody looks back
        }
        Seen changed = pass(product, history.now, Set.of());
        assertThat(changed.beside(pass(product, history.now, history.everybody())))
            .as("seed %d, step %d: %s", seed, step, history.told)
            .isEmpty();
        kept += keptOf(product);
      }
      assertThat(kept).as("judgements kept").isGreaterThan(STEPS / 2);
    }
  }

  @Test
  void what_comes_while_a_pass_runs_has_only_its_own_mailbox_judged_anew() {
    try (Office office = new Office(directory.resolve("office"));
        Product product = Product.open(settings(office), clock)) {
      pass(product, START, Set.of());
      Instant second = START.plus(Duration.ofMinutes(10));
      clock.set(second);
      office.anna.receive(
          OutgoingMessage.from(Office.CITIZEN).saying("Fråga", "När blir det?"),
          second.plusSeconds(60));
      pass(product, second, Set.of());
      Instant third = second.plus(Duration.ofMinutes(10));
      clock.set(third);
      Seen seen = pass(product, third, Set.of());
      assertThat(seen.mail).hasSize(1);
      assertThat(judgedAt(product, office.anna)).isEqualTo(third);
      assertThat(judgedAt(product, office.bo)).isEqualTo(START);
    }
  }

  private static Instant judgedAt(Product product, SimulatedMailbox mailbox) {
    return JdbcClient.create(product.source())
        .sql("select judged_at from judgement where mailbox_id = :id")
        .param("id", mailbox.account().id())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private static final Instant START = Office.at("2026-11-16T08:00");

  private static int keptOf(Product product) {
    return JdbcClient.create(product.source())
        .sql("select count(*) from judgement")
        .query(Integer.class)
        .single();
  }

  private static Seen pass(Product product, Instant now, Set<MailAddress> only) {
    Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
    product
        .scan()
        .run(
            new ScanRequest(now, only, Mode.SHOW, Breadth.EXPECTING),
            new ScanSink() {
              @Override
              public void organisation(DirectorySnapshot directory) {}

              @Override
              public void progress(int done, int of) {}

              @Override
              public void mail(List<JudgedMail> judged) {
                judged.forEach(each -> seen.mail.add(each.toString()));
              }

              @Override
              public void findings(List<Finding> findings) {
                findings.forEach(each -> seen.findings.add(each.toString()));
              }
            });
    seen.findings.sort(String::compareTo);
    return seen;
  }

  private record Seen(List<String> mail, List<String> findings) {
    /** What stands in one of two alone. */
    private List<String> beside(Seen all) {
      List<String> differing = new ArrayList<>();
      mail.stream().filter(each -> !all.mail.contains(each)).forEach(differing::add);
      all.mail.stream().filter(each -> !mail.contains(each)).forEach(differing::add);
      findings.stream().filter(each -> !all.findings.contains(each)).forEach(differing::add);
      all.findings.stream().filter(each -> !findings.contains(each)).forEach(differing::add);
      return differing;
    }
  }

  private Settings settings(Office office) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "svarsvakt.graph.base-url",
                    office.graph.baseUrl(),
                    "svarsvakt.graph.access-token",
                    "any-token",
                    "svarsvakt.policy.reply.while-away",
                    "pause",
                    "svarsvakt.data-dir",
                    directory.resolve("data").toString())));
    return Settings.read(environment);
  }

  /** Things that happen in an office, one after another. */
  private static final class History {
    private static final List<String> CITIZENS =
        List.of("Ek <ek@medborgare.example>", "Asp <asp@medborgare.example>", "Al <al@x.example>");

    private static final List<Mark.Kind> KINDS = List.of(Mark.Kind.values());

    private final Office office;
    private final Product product;
    private final Random random;
    private final List<SimulatedMailbox> mailboxes;
    private final List<String> told = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Set<SimulatedMailbox> away = new HashSet<>();
    private Instant now = START;
    private int letters;

    History(Office office, Product product, Random random) {
      this.office = office;
      this.product = product;
      this.random = random;
      this.mailboxes = List.of(office.anna, office.bo, office.chef, office.info);
    }

    Set<MailAddress> everybody() {
      return Stream.of("anna.berg", "bo.ek", "cia.chef", "info")
          .map(name -> new MailAddress(name + "@kommun.example"))
          .collect(Collectors.toSet());
    }

    void goOn() {
      now = now.plus(Duration.ofMinutes(random.nextInt(5) == 0 ? 900 : 7 + random.nextInt(200)));
      for (int i = random.nextInt(4); i > 0; i--) {
        int what = random.nextInt(21);
        SimulatedMailbox mailbox = mailboxes.get(random.nextInt(mailboxes.size()));
        told.add(now + " " + mailbox.account().id() + " " + what);
        // or while the pass runs, which counts in the next one
        happen(what, mailbox, now.plus(Duration.ofMinutes(2 - random.nextInt(8))));
      }
    }

    private void happen(int what, SimulatedMailbox mailbox, Instant at) {
      switch (what) {
        case 0, 1 -> mailbox.receive(letter(), at);
        case 2 -> toBoth(at);
        case 3, 4 -> any(mailbox, id -> mailbox.reply(id, "Hej! På måndag. Mvh", at));
        case 5 -> any(mailbox, id -> mailbox.forward(id, "Tar du?", at, "bo.ek@kommun.example"));
        case 6 -> any(mailbox, id -> mailbox.markRead(id, random.nextBoolean()));
        case 7 -> any(mailbox, id -> mailbox.discard(id, at));
        case 8 -> any(mailbox, id -> mailbox.move(id, "inbox", at));
        case 9 -> any(mailbox, mailbox::delete);
        case 10 -> mark(mailbox, at);
        case 11 ->
            mailbox.addToCalendar(
                ScheduleItem.outOfOffice(
                    now.plus(Duration.ofHours(random.nextInt(40))),
                    now.plus(Duration.ofHours(48 + random.nextInt(90)))));
        case 12 ->
            mailbox.automaticReply(
                random.nextBoolean()
                    ? AutomaticRepliesSetting.OFF
                    : AutomaticRepliesSetting.always(Office.GOOD_REPLY));
        case 13 -> except();
        case 14 -> mailbox.failWith(random.nextBoolean() ? null : GraphError.accessDenied());
        case 15 -> takeBack(mailbox);
        case 16 -> comeOrGo(mailbox);
        case 17 -> any(mailbox, id -> office.chef.send(mailbox.answerTo(id), at));
        case 18 ->
            any(mailbox, id -> mailbox.forwardTelling(id, "Tar du?", at, "bo.ek@kommun.example"));
        case 19 -> copied(at);
        default -> again(mailbox, at);
      }
    }

    private OutgoingMessage letter() {
      letters++;
      return OutgoingMessage.from(CITIZENS.get(random.nextInt(CITIZENS.size())))
          .saying(
              "Fråga " + letters, random.nextInt(4) == 0 ? "Tack för svaret!" : "När blir det?");
    }

    /** Whom it is to may hold it, or not. */
    private void copied(Instant at) {
      OutgoingMessage letter =
          letter()
              .to("anna.berg@kommun.example")
              .cc("bo.ek@kommun.example")
              .messageId("<cc" + letters + "@medborgare.example>");
      office.bo.receive(letter, at);
      if (random.nextBoolean()) {
        office.anna.receive(letter, at);
      }
    }

    private void takeBack(SimulatedMailbox mailbox) {
      marks.stream()
          .filter(mark -> mark.mail().mailbox().value().equals(mailbox.account().id()))
          .findAny()
          .ifPresent(
              mark -> {
                product.register().takeBack(mark.mail(), mark.at());
                marks.remove(mark);
              });
    }

    /** A leaver's mailbox is watched no more, and again when they return. */
    private void comeOrGo(SimulatedMailbox mailbox) {
      if (!mailbox.equals(office.info) && !away.remove(mailbox)) {
        away.add(mailbox);
      }
      office.tenant.put(away.contains(mailbox) ? mailbox.account().disabled() : mailbox.account());
    }

    /** One letter to several: copies of one message. */
    private void toBoth(Instant at) {
      OutgoingMessage letter =
          letter()
              .to("anna.berg@kommun.example", "bo.ek@kommun.example")
              .messageId("<copy" + letters + "@medborgare.example>");
      office.anna.receive(letter, at);
      office.bo.receive(letter, at.plusSeconds(random.nextInt(90)));
    }

    /** Somebody outside writes once more in the same conversation. */
    private void again(SimulatedMailbox mailbox, Instant at) {
      any(
          mailbox,
          id ->
              mailbox.receive(
                  letter()
                      .answering(List.of(mailbox.internetMessageId(id)))
                      .inConversationOf(mailbox.internetMessageId(id)),
                  at));
    }

    private void any(SimulatedMailbox mailbox, Consumer<String> use) {
      List<String> ids = mailbox.messageIds("inbox");
      if (!ids.isEmpty()) {
        use.accept(ids.get(random.nextInt(ids.size())));
      }
    }

    private void mark(SimulatedMailbox mailbox, Instant at) {
      Mark.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      any(
          mailbox,
          id -> {
            Mark mark =
                new Mark(
                    new MailKey(new MailboxId(mailbox.account().id()), new MessageId(id)),
                    kind,
                    at,
                    kind == Mark.Kind.ACKNOWLEDGED
                        ? now.atZone(ZoneId.of("Europe/Stockholm")).toLocalDate().plusDays(3)
                        : null);
            product.register().mark(mark, "");
            marks.add(mark);
          });
    }

    private void except() {
      product
          .register()
          .except(
              new FindingException(
                  0,
                  new FindingException.ExceptionScope(
                      Optional.of(new MailboxId(office.bo.account().id())),
                      Optional.empty(),
                      Optional.of(RuleName.REPLY)),
                  "because",
                  now.atZone(ZoneId.of("Europe/Stockholm")).toLocalDate().plusDays(1)),
              now);
    }
  }
}
