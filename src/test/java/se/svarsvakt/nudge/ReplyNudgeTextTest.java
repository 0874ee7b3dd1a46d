package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.at;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.nudge.MessagePreviews.MessagePreview;
import se.svarsvakt.policy.PrivacyPolicy;

/** What a nudge says, in Swedish and English. */
class ReplyNudgeTextTest {
  private static final MessagePreview GLANCE =
      new MessagePreview("Trasig lampa", "eva@medborgare.example");
  private static final PrivacyPolicy DISCREET = new PrivacyPolicy(90, 5, false, false);

  private static String say(
      String language, NudgeKind kind, int items, @Nullable MessagePreview first) {
    return say(
        language,
        new ReplyNudgeText.NudgedReplies(kind, items, 0, false, 0, at("23T17:00"), first, ""));
  }

  private static String say(String language, ReplyNudgeText.NudgedReplies about) {
    return new ReplyNudgeText(language, POLICY.calendar())
        .preview(about, PrivacyPolicy.ORDINARY, at("23T08:30"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sv-SE | 1 | Ett mejl ska besvaras senast i dag kl. 17:00.
          sv-SE | 3 | 3 mejl ska besvaras senast i dag kl. 17:00.
          en-GB | 1 | One email is waiting for your reply, due today at 17:00.
          EN    | 2 | 2 emails are waiting for your reply, due today at 17:00.
          fi-FI | 1 | Ett mejl ska besvaras senast i dag kl. 17:00.
          ''    | 1 | Ett mejl ska besvaras senast i dag kl. 17:00.
          """)
  void one_and_many_in_the_readers_language(String language, int items, String text) {
    assertThat(say(language, NudgeKind.REPLY_DUE, items, null)).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(names = {"OVERDUE", "LAST_CALL", "REPLY_DUE", "FORWARD_UNTOLD"})
  void every_kind_has_words_of_its_own_in_both_languages(NudgeKind kind) {
    List<String> texts =
        List.of(
            say("sv", kind, 1, null),
            say("sv", kind, 2, null),
            say("en", kind, 1, null),
            say("en", kind, 2, null),
            say(
                "sv",
                new ReplyNudgeText.NudgedReplies(kind, 2, 0, false, 2, at("23T17:00"), null, "")),
            say(
                "en",
                new ReplyNudgeText.NudgedReplies(kind, 2, 0, false, 2, at("23T17:00"), null, "")));
    assertThat(texts).doesNotHaveDuplicates().allMatch(text -> text.contains("17:00"));
    assertThat(texts).noneMatch(text -> text.contains("{") || text.contains("choice"));
  }

  @Test
  void another_day_is_named() {
    ReplyNudgeText.NudgedReplies about =
        new ReplyNudgeText.NudgedReplies(
            NudgeKind.REPLY_DUE, 1, 0, false, 0, at("24T17:00"), null, "");
    assertThat(say("sv", about)).contains("tisdag 24 november");
    assertThat(say("en", about)).contains("Tuesday 24 November");
  }

  @Test
  void subject_and_sender_are_shown_unless_the_policy_hides_them() {
    ReplyNudgeText.NudgedReplies about =
        new ReplyNudgeText.NudgedReplies(
            NudgeKind.REPLY_DUE, 1, 0, false, 0, at("23T17:00"), GLANCE, "");
    ReplyNudgeText wording = new ReplyNudgeText("sv", POLICY.calendar());
    assertThat(wording.preview(about, PrivacyPolicy.ORDINARY, at("23T08:30")))
        .endsWith("”Trasig lampa” från eva@medborgare.example");
    assertThat(wording.preview(about, DISCREET, at("23T08:30")))
        .doesNotContain("Trasig")
        .doesNotContain("eva");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sv | 1 | Svarstiden har gått ut för ett mejl (i dag kl. 17:00). ”Lampa” från eva@x.example
          sv | 2 | Svarstiden har gått ut för 2 mejl (i dag kl. 17:00). Bland annat ”Lampa” från eva@x.example
          en | 1 | The deadline has passed for one email (today at 17:00). "Lampa" from eva@x.example
          en | 2 | The deadline has passed for 2 emails (today at 17:00). Including "Lampa" from eva@x.example
          """)
  void the_one_mail_shown_of_several_does_not_pass_for_all(
      String language, int items, String text) {
    MessagePreview glance = new MessagePreview("Lampa", "eva@x.example");
    assertThat(say(language, NudgeKind.OVERDUE, items, glance)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1, Från eva@x.example", "2, Bland annat från eva@x.example"})
  void a_sender_alone_is_shown_where_there_is_no_subject(int items, String end) {
    assertThat(say("sv", NudgeKind.REPLY_DUE, items, new MessagePreview("", "eva@x.example")))
        .endsWith(". " + end);
  }

  @Test
  void braces_and_quotes_in_a_subject_stand_as_they_are() {
    assertThat(say("sv", NudgeKind.REPLY_DUE, 1, new MessagePreview("{0} 'x' {y", "")))
        .endsWith("”{0} 'x' {y”");
  }

  @Test
  void line_breaks_in_a_subject_become_spaces() {
    assertThat(say("sv", NudgeKind.REPLY_DUE, 1, new MessagePreview("En\r\n två", "")))
        .endsWith("”En två”");
  }

  @Test
  void a_long_text_is_cut_at_150_characters() {
    String text = say("sv", NudgeKind.REPLY_DUE, 1, new MessagePreview("å".repeat(400), ""));
    assertThat(text).hasSize(150).endsWith("å…");
  }

  @Test
  void no_half_of_a_character_is_left() {
    for (int shift = 0; shift < 2; shift++) {
      String subject = "x".repeat(shift) + "🏠".repeat(200);
      String text = say("sv", NudgeKind.REPLY_DUE, 1, new MessagePreview(subject, ""));
      assertThat(text.length()).isLessThanOrEqualTo(150);
      assertThat(Arrays.stream(text.codePoints().toArray()))
          .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sv | 0 | besvaras eller bekräftas",
        "sv | 2 | i din grupp ska besvaras eller bekräftas",
        "en | 0 | reply or acknowledgement",
        "en | 2 | in your group are waiting for a reply or an acknowledgement"
      })
  void what_may_be_acknowledged_says_so(String language, int others, String words) {
    assertThat(
            say(
                language,
                new ReplyNudgeText.NudgedReplies(
                    NudgeKind.REPLY_DUE, 2, 0, true, others, at("23T17:00"), null, "")))
        .contains(words);
    assertThat(
            say(
                language,
                new ReplyNudgeText.NudgedReplies(
                    NudgeKind.LAST_CALL, 2, 0, true, others, at("23T17:00"), null, "")))
        .containsAnyOf("bekräftade", "acknowledged");
  }
}
