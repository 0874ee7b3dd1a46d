package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.ANNA;
import static se.svarsvakt.rule.reply.Scene.BO;
import static se.svarsvakt.rule.reply.Scene.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import se.svarsvakt.mail.Clues;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReasonedVerdict;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Recipients;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;

/** Few ids, conversations and people, so that random facts keep running into each other. */
class ReplyRuleProperties {
  private static final Instant NOW = at("25T12:00");
  private static final Map<MailboxId, Set<Hash>> OWN =
      Map.of(ANNA, Set.of(new Hash("anna")), BO, Set.of(new Hash("bo")));
  private final ReplyRule rule = new ReplyRule(Scene.terms(Duration.ZERO, false));

  @Property(tries = 300)
  void order_and_repetition_of_the_facts_change_nothing(@ForAll long seed) {
    var facts = dossier(new Random(seed));
    var random = new Random(~seed);
    var shuffled =
        new Dossier(
            OWN,
            shuffledTwice(facts.received(), random),
            shuffledTwice(facts.sent(), random),
            shuffledTwice(facts.marks(), random));
    assertThat(rule.judge(shuffled, NOW)).isEqualTo(rule.judge(facts, NOW));
  }

  @Property(tries = 300)
  void what_is_sent_after_now_changes_nothing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 10_000) int secondsLater) {
    var facts = dossier(new Random(seed));
    var later = sent(new Random(~seed), 100, NOW.plusSeconds(secondsLater));
    var sent = Stream.concat(facts.sent().stream(), Stream.of(later)).toList();
    var more = new Dossier(OWN, facts.received(), sent, facts.marks());
    assertThat(rule.judge(more, NOW)).isEqualTo(rule.judge(facts, NOW));
  }

  @Property(tries = 300)
  void every_mail_is_judged_once_and_has_a_state_exactly_if_an_answer_is_expected(
      @ForAll long seed) {
    var facts = dossier(new Random(seed));
    var judged = rule.judge(facts, NOW);
    assertThat(judged.stream().map(JudgedMail::mail)).containsExactlyElementsOf(facts.received());
    for (var each : judged) {
      boolean expected = each.mail().verdict().verdict().expectsAnswer();
      boolean over =
          Set.of(Verdict.CLOSING_REMARK, Verdict.COPIED).contains(each.verdict().verdict());
      assertThat(each.state() != null).isEqualTo(expected && !over);
    }
  }

  @Property(tries = 300)
  void one_answer_settles_all_earlier_mail_of_the_sender_in_the_conversation(
      @ForAll @IntRange(min = 1, max = 30) int mails,
      @ForAll @IntRange(min = 0, max = 30) int answeredAfter) {
    var scene = new Scene();
    IntStream.range(0, mails).forEach(i -> scene.mail("m" + i, "20T10:%02d:00".formatted(i)));
    var last = Math.min(answeredAfter, mails - 1);
    scene.sent("s", "20T10:%02d:30".formatted(last)).by(BO).refersTo("<m" + last + ">");
    var answered =
        scene.judge("20T17:00").stream()
            .filter(each -> each.state() instanceof ReplyState.Answered)
            .count();
    assertThat(answered).isEqualTo(last + 1L);
  }

  @Property(tries = 300)
  void a_settlement_is_never_before_receipt_or_after_now(@ForAll long seed) {
    var facts = dossier(new Random(seed));
    for (var each : rule.judge(facts, NOW)) {
      var earliestCopy =
          facts.received().stream()
              .filter(copy -> copy.senders().equals(each.mail().senders()))
              .filter(
                  copy ->
                      copy.thread().messageId() != null
                          && Objects.equals(
                              copy.thread().messageId(), each.mail().thread().messageId()))
              .map(ReceivedMail::receivedAt)
              .min(Instant::compareTo)
              .orElse(each.mail().receivedAt());
      Stream.ofNullable(each.state())
          .flatMap(state -> state.settled().stream())
          .forEach(it -> assertThat(it.at()).isBetween(earliestCopy, NOW));
    }
  }

  private static <T> List<T> shuffledTwice(Collection<T> facts, Random random) {
    var twice = new ArrayList<>(facts);
    twice.addAll(facts);
    Collections.shuffle(twice, random);
    return twice;
  }

  private static Dossier dossier(Random random) {
    var received = IntStream.range(0, 8).mapToObj(i -> received(random, i)).toList();
    var sent = IntStream.range(0, 8).mapToObj(i -> sent(random, i, moment(random))).toList();
    var marks = IntStream.range(0, 3).mapToObj(_ -> mark(random)).toList();
    return new Dossier(OWN, received, sent, marks);
  }

  private static ReceivedMail received(Random random, int number) {
    var at = moment(random);
    var verb = new LastVerb(pick(random, LastVerb.Kind.values()), moment(random));
    var verdict = random.nextInt(4) > 0 ? Verdict.EXTERNAL : pick(random, Verdict.values());
    return new ReceivedMail(
        Scene.key(pick(random, ANNA, BO), "r" + number),
        at,
        new ReasonedVerdict(verdict, "drawn"),
        random.nextBoolean() ? Clues.of(Trait.CLOSING) : Clues.NONE,
        thread(random, "r" + random.nextInt(4)),
        Set.of(new Hash(pick(random, "eva", "adam"))),
        random.nextInt(3) == 0 ? verb : null,
        pick(random, FolderState.values()));
  }

  private static SentMail sent(Random random, int number, Instant at) {
    var external = Set.of(new Hash(pick(random, "eva", "adam")));
    Set<Hash> internal = Set.of(new Hash(pick(random, "anna", "bo")));
    return new SentMail(
        Scene.key(pick(random, ANNA, BO), "s" + number),
        at,
        thread(random, "s" + random.nextInt(4)),
        new Recipients(
            random.nextBoolean() ? external : Set.of(), random.nextBoolean() ? internal : Set.of()),
        random.nextInt(4) > 0 ? SentMail.Kind.MESSAGE : pick(random, SentMail.Kind.values()),
        random.nextBoolean());
  }

  private static MailThread thread(Random random, String id) {
    var refersTo = new Hash(pick(random, "r", "s") + random.nextInt(4));
    return new MailThread(
        random.nextInt(4) > 0 ? new Hash(id) : null,
        random.nextInt(4) > 0 ? new Hash(pick(random, "c", "d")) : null,
        random.nextBoolean() ? Set.of(refersTo) : Set.of());
  }

  private static Mark mark(Random random) {
    var kind = pick(random, Mark.Kind.values());
    var promised = LocalDate.of(2026, 11, 20 + random.nextInt(8));
    return new Mark(
        Scene.key(pick(random, ANNA, BO), "r" + random.nextInt(8)),
        kind,
        moment(random),
        kind == Mark.Kind.ACKNOWLEDGED ? promised : null);
  }

  /** A moment of the days 18 to 26, some of them after now, full hours so that some are equal. */
  private static Instant moment(Random random) {
    return at("18T08:00").plus(Duration.ofHours(random.nextInt(9 * 24)));
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }
}
