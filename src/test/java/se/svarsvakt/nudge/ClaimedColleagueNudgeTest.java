package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.BO;
import static se.svarsvakt.nudge.NudgeScene.CHRIS;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.SHARED;
import static se.svarsvakt.nudge.NudgeScene.at;
import static se.svarsvakt.nudge.NudgeScene.claimed;
import static se.svarsvakt.nudge.NudgeScene.judged;
import static se.svarsvakt.nudge.NudgeScene.open;
import static se.svarsvakt.nudge.NudgeScene.people;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.MessagePreviews.MessagePreview;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;

/** What a nudge says of mail whose sender claims to be a colleague and is not shown to be one. */
class ClaimedColleagueNudgeTest {
  private static final MessagePreview FRAUD =
      new MessagePreview("Betala i dag", "chef@kommun.example");

  private static NudgeMessage about(String language, JudgedMail... mail) {
    return about(ANNA, language, mail);
  }

  private static NudgeMessage about(MailboxId reader, String language, JudgedMail... mail) {
    List<NudgeItem> items = Arrays.stream(mail).map(NudgeItem::of).toList();
    PlannedNudge nudge = new PlannedNudge(NudgeKind.REPLY_DUE, reader, at("23T08:30"), items);
    NudgeService.NudgeRun run =
        new NudgeService.NudgeRun(
            at("23T08:30"),
            () -> at("23T08:30"),
            people("bo@kommun.example"),
            _ -> language,
            NudgeService.Mode.SEND);
    MessagePreviews previews =
        keys ->
            keys.stream().collect(Collectors.toMap(key -> key, ClaimedColleagueNudgeTest::seen));
    return new NudgeMessageWriter(previews, POLICY)
        .write(nudge, 7, run, OpenItems.of(List.of(mail)));
  }

  private static MessagePreview seen(MailKey key) {
    return key.id().value().startsWith("fraud")
        ? FRAUD
        : new MessagePreview("Trasig lampa", "eva@medborgare.example");
  }

  private static JudgedMail fraud(String id) {
    return claimed(open("fraud" + id));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sv | Avsändaren uppger sig vara en kollega, men det är inte visat. Svara inte, klicka inte och öppna inget innan kollegan har tillfrågats på annat sätt.
          en | The sender claims to be a colleague, but this has not been verified. Do not reply, click or open anything before checking with your colleague.
          """)
  void the_warning_is_all_that_is_said_of_one_such_mail(String language, String text) {
    NudgeMessage message = about(language, fraud("1"));
    assertThat(message.preview()).isEqualTo(text);
    assertThat(text).startsWith(message.warning());
    assertThat(message.warning()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sv | 2 avsändare uppger sig vara kolleger, men det är inte visat.
          en | 2 senders claim to be colleagues, but this has not been verified.
          """)
  void several_are_counted(String language, String warning) {
    NudgeMessage message = about(language, fraud("1"), fraud("2"));
    assertThat(message.warning()).isEqualTo(warning);
    assertThat(message.preview()).startsWith(warning + " ").doesNotContain("17:00", "…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sv | Ett av 3 mejl: avsändaren uppger sig vara en kollega, men det är inte visat. Svara inte på det. 2 mejl ska besvaras senast i dag kl. 17:00.
          en | One of 3 emails: the sender claims to be a colleague, but this has not been verified. Do not reply to it. 2 emails are waiting for your reply, due today at 17:00.
          """)
  void among_others_it_is_warned_of_first_and_the_others_alone_wait_for_an_answer(
      String language, String beginning) {
    NudgeMessage message = about(language, open("a"), fraud("1"), open("b"));
    int shown = Math.min(beginning.length(), NudgeMessage.LONGEST_PREVIEW - 1);
    assertThat(message.preview()).startsWith(beginning.substring(0, shown));
    assertThat(beginning).startsWith(message.warning());
    assertThat(message.preview()).doesNotContain(FRAUD.subject(), FRAUD.sender());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void however_many_there_are_the_advice_fits(String language) {
    JudgedMail[] many =
        Stream.iterate(1, n -> n + 1)
            .limit(1200)
            .map(n -> fraud(n.toString()))
            .toArray(JudgedMail[]::new);
    assertThat(about(language, many).preview()).endsWith(".");
  }

  @Test
  void a_manager_is_told_whose_it_is_and_nothing_of_it() {
    JudgedMail bos = claimed(judged("fraud1", BO, new ReplyState.DueSoon(at("23T00:00"))));
    NudgeMessage message = about(CHRIS, "sv", bos);
    assertThat(message.warning()).startsWith("Ett mejl i din grupp: avsändaren uppger sig");
    assertThat(message.preview()).doesNotContain(FRAUD.subject()).hasSizeLessThanOrEqualTo(150);
  }

  @Test
  void a_shared_mailbox_is_named_behind_the_warning() {
    JudgedMail shared = claimed(judged("fraud1", SHARED, new ReplyState.DueSoon(at("23T00:00"))));
    assertThat(about(BO, "sv", shared).preview()).startsWith("Avsändaren uppger sig");
  }

  @Test
  void other_mail_is_told_of_as_ever() {
    NudgeMessage message = about("sv", open("a"));
    assertThat(message.warning()).isEmpty();
    assertThat(message.preview()).startsWith("Ett mejl ska besvaras").contains("Trasig lampa");
  }

  @Test
  void a_delivered_card_changes_when_a_sender_turns_out_to_be_nobodys_colleague() {
    Map<NudgeItem, String> before = OpenItems.of(List.of(open("m"))).standing();
    Map<NudgeItem, String> after = OpenItems.of(List.of(claimed(open("m")))).standing();
    assertThat(Optional.ofNullable(after.get(NudgeItem.of(open("m")))))
        .isNotEqualTo(Optional.ofNullable(before.get(NudgeItem.of(open("m")))));
  }
}
