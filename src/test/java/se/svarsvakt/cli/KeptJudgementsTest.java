package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void judging_what_changed_finds_what_judging_everything_finds(long seed) {
    try (Office office = new Office(directory.resolve("office"));
        Product product = Product.open(settings(office), new MovingClock(START))) {
      History history = new History(office, product, new Random(seed));
      int kept = 0;
      for (int step = 0; step < STEPS; step++) {
        history.goOn();
        Seen changed = pass(product, history.now, Set.of());
        assertThat(changed)
            .as("seed %d, step %d: %s", seed, step, history.told)
            .isEqualTo(pass(product, history.now, history.everybody()));
        kept += keptOf(product);
      }
      assertThat(kept).as("judgements kept").isGreaterThan(STEPS);
    }
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

  private record Seen(List<String> mail, List<String> findings) {}

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
        int what = random.nextInt(16);
        SimulatedMailbox mailbox = mailboxes.get(random.nextInt(mailboxes.size()));
        told.add(now + " " + mailbox.account().id() + " " + what);
        happen(what, mailbox, now.minus(Duration.ofMinutes(1 + random.nextInt(6))));
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
        default -> again(mailbox, at);
      }
    }

    private OutgoingMessage letter() {
      letters++;
      return OutgoingMessage.from(CITIZENS.get(random.nextInt(CITIZENS.size())))
          .saying(
              "Fråga " + letters, random.nextInt(4) == 0 ? "Tack för svaret!" : "När blir det?");
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
          id ->
              product
                  .register()
                  .mark(
                      new Mark(
                          new MailKey(new MailboxId(mailbox.account().id()), new MessageId(id)),
                          kind,
                          at,
                          kind == Mark.Kind.ACKNOWLEDGED
                              ? now.atZone(ZoneId.of("Europe/Stockholm")).toLocalDate().plusDays(3)
                              : null),
                      ""));
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
