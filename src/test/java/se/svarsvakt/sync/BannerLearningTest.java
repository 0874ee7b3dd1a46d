package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.ForeignWords;
import se.svarsvakt.mail.Headers;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.SenderLists;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.mail.body.LearnedBanners;

/** Which mail teaches how the organisation's banner begins, and what a banner's words are worth. */
class BannerLearningTest {
  private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
  private static final String BANNER =
      "Detta är ett automatiskt meddelande från mejlskyddet om avsändaren.";
  private static final String AWAY = "Jag är på semester och åter måndag 30 november.";

  private final KeyedHash hash = new KeyedHash(new byte[32]);
  private LearnedBanners learned = LearnedBanners.NONE;

  private static boolean isBanner(String words) {
    return words.startsWith("detta är ett automatiskt") && words.endsWith("om avsändaren");
  }

  private ReceivedFact fact(String subject, String text, @Nullable String answers) {
    return fact("eva@medborgare.example", subject, text, answers, 1);
  }

  private ReceivedFact fact(
      String from, String subject, String text, @Nullable String answers, int mailboxes) {
    List<Account> accounts =
        IntStream.range(0, mailboxes).mapToObj(BannerLearningTest::account).toList();
    Organisation organisation =
        new Organisation(
            new DirectorySnapshot(accounts, Set.of("kommun.example")),
            Set.of(),
            SenderLists.of(sender -> false, false),
            new ForeignWords(BannerTexts.NONE, learned));
    MailAddress anna = new MailAddress("person0@kommun.example");
    FullMessage message =
        new FullMessage(
            new MessageId("m"),
            new FullMessage.Times(NOON, NOON),
            new FullMessage.People(
                new MailAddress(from), List.of(), List.of(anna), List.of(), List.of()),
            new FullMessage.Threading("<m@medborgare.example>", "c"),
            new FullMessage.MessageText(subject, text),
            new FullMessage.Flags(false, false, false),
            answers == null
                ? Headers.NONE
                : new Headers(List.of(new Headers.Field("In-Reply-To", answers))),
            ExtendedProperties.NONE);
    return new Classifier(hash, organisation)
        .received(
            new MailboxId("0"),
            message,
            new Destination("inbox", FolderState.TRACKED),
            organisation.addressee(accounts.getFirst()));
  }

  private static Account account(int number) {
    MailAddress address = new MailAddress("person" + number + "@kommun.example");
    return new Account(
        new MailboxId(String.valueOf(number)), address, Set.of(address), true, false, null);
  }

  @Test
  void a_first_mail_teaches_how_it_begins() {
    ReceivedFact fact = fact("Fråga", BANNER + " Hej, när öppnar ni?", null);
    assertThat(fact.beginnings()).hasSizeGreaterThan(1);
    assertThat(fact.beginnings().getFirst().words()).isEqualTo(hash.beginning(""));
  }

  @Test
  void an_answer_teaches_nothing() {
    assertThat(fact("Fråga", BANNER + " Hej!", "<ours@kommun.example>").beginnings()).isEmpty();
    assertThat(fact("Sv: Fråga", BANNER + " Hej!", null).beginnings()).isEmpty();
  }

  @Test
  void words_of_absence_are_no_banner() {
    assertThat(fact("Frånvaro", AWAY, null).beginnings()).hasSize(1);
  }

  @Test
  void in_a_large_organisation_few_senders_are_looked_at() {
    long looked =
        IntStream.range(0, 200)
            .filter(
                i ->
                    !fact("eva" + i + "@medborgare.example", "Fråga", BANNER, null, 5_000)
                        .beginnings()
                        .isEmpty())
            .count();
    assertThat(looked).isBetween(5L, 40L);
  }

  @Test
  void words_that_stand_in_a_beginning_hang_on_it() {
    ReceivedFact fact = fact("Sv: Fråga", BANNER + " Hej! Det går bra för oss.", null);
    assertThat(fact.mail().clues().beginning()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_automatic_reply_behind_a_banner_stays_one(boolean known) {
    learned = known ? BannerLearningTest::isBanner : LearnedBanners.NONE;
    ReceivedFact fact = fact("Sv: Fråga", BANNER + " " + AWAY, "<ours@kommun.example>");
    assertThat(fact.mail().clues().traits()).containsAnyOf(Trait.AWAY, Trait.DECLARED);
    assertThat(fact.mail().clues().beginning()).isNull();
  }

  @Test
  void a_learned_banner_is_cut_and_said_to_be() {
    learned = BannerLearningTest::isBanner;
    ReceivedFact fact = fact("Fråga", BANNER + " Hej, när öppnar ni?", null);
    assertThat(fact.mail().clues().traits()).isEmpty();
    assertThat(fact.mail().clues().cut()).containsExactly("learned");
  }
}
