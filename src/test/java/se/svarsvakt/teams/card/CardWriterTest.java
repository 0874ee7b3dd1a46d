package se.svarsvakt.teams.card;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.teams.card.SampleWorklists.digest;
import static se.svarsvakt.teams.card.SampleWorklists.key;
import static se.svarsvakt.teams.card.SampleWorklists.mail;
import static se.svarsvakt.teams.card.SampleWorklists.undoable;
import static se.svarsvakt.teams.card.SampleWorklists.worklist;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.reply.PromisedDays;
import se.svarsvakt.worklist.PromiseOffer;
import se.svarsvakt.worklist.WorkItem;
import se.svarsvakt.worklist.WorkItem.MailItem;
import se.svarsvakt.worklist.WorkItem.MailProgress;
import se.svarsvakt.worklist.Worklist;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Cards of what a person sees. */
class CardWriterTest {
  private static final CardWriter WRITER = new CardWriter(SampleWorklists.ZONE);

  private static List<JsonNode> all(JsonNode node, String type) {
    return Stream.concat(
            node.path("type").asString("").equals(type) ? Stream.of(node) : Stream.empty(),
            node.valueStream().flatMap(child -> all(child, type).stream()))
        .toList();
  }

  /** What the card's buttons do; a client asks for the card anew by itself. */
  private static List<String> verbs(JsonNode card) {
    return all(card.path("body"), "Action.Execute").stream()
        .map(action -> action.path("verb").asString())
        .toList();
  }

  private static MailItem with(MailItem line, Set<Kind> choices, Optional<URI> link) {
    return new MailItem(
        line.item(),
        line.promise(),
        line.standing(),
        line.dueAt(),
        line.settledAt(),
        line.subject(),
        line.sender(),
        line.claimsColleague(),
        link,
        line.mailbox(),
        line.offer(),
        line.snoozedUntil(),
        choices,
        line.undoable());
  }

  @Test
  void the_head_tells_how_many_wait_and_until_when() {
    assertThat(
            WRITER
                .card(
                    worklist(
                        NudgeKind.REPLY_DUE,
                        mail(1, MailProgress.DUE_SOON),
                        mail(2, MailProgress.DUE_SOON)))
                .path("fallbackText")
                .asString())
        .isEqualTo("2 mejl väntar på svar, senast i dag kl. 17:00");
  }

  @Test
  void the_head_of_a_card_whose_matters_are_done_says_so() {
    Worklist done = worklist(NudgeKind.OVERDUE, mail(1, MailProgress.ANSWERED));
    assertThat(WRITER.card(done).path("fallbackText").asString()).isEqualTo("Allt här är klart");
  }

  @Test
  void the_head_counts_the_answered_mail_that_is_left_out() {
    Worklist all = worklist(NudgeKind.REGISTRATION, mail(1, MailProgress.UNREGISTERED));
    Worklist some = new Worklist(all.person(), "sv", all.at(), all.kind(), all.items(), 0, 0, 6);
    assertThat(WRITER.card(some).path("fallbackText").asString())
        .endsWith(" (6 mejl till, besvarade tidigare, är kvar att diarieföra.)");
    assertThat(WRITER.card(all).path("fallbackText").asString()).doesNotContain("till");
  }

  @Test
  void only_what_can_be_done_is_offered() {
    MailItem line = with(mail(1, MailProgress.OPEN), Set.of(Kind.SNOOZE), Optional.empty());
    assertThat(verbs(WRITER.card(worklist(NudgeKind.REPLY_DUE, line)))).containsExactly("snooze");
    MailItem none = with(mail(1, MailProgress.OPEN), Set.of(), Optional.empty());
    assertThat(all(WRITER.card(worklist(NudgeKind.REPLY_DUE, none)), "ActionSet")).isEmpty();
  }

  @Test
  void what_is_done_has_no_button_but_to_take_it_back() {
    WorkItem line =
        undoable(
            mail(1, MailProgress.ANSWERED),
            new UserAction.AnsweredMark(key(SampleWorklists.item(1))));
    ObjectNode card = WRITER.card(worklist(NudgeKind.REPLY_DUE, line));
    assertThat(verbs(card)).containsExactly("undo");
    assertThat(card.toString()).contains("✓ Besvarat kl. 14:05", "Kan ångras till 15:05");
  }

  @Test
  void after_an_hour_nothing_is_taken_back_any_more() {
    Worklist now =
        worklist(
            NudgeKind.REPLY_DUE,
            undoable(
                mail(1, MailProgress.ANSWERED),
                new UserAction.AnsweredMark(key(SampleWorklists.item(1)))));
    Worklist later =
        new Worklist(
            now.person(), "sv", now.at().plus(Duration.ofHours(1)), now.kind(), now.items(), 0);
    assertThat(verbs(WRITER.card(later))).isEmpty();
  }

  @Test
  void every_button_has_the_same_for_clients_without_universal_actions() {
    for (JsonNode action : all(WRITER.card(digest(2)).path("body"), "Action.Execute")) {
      assertThat(action.path("fallback").path("type").asString()).isEqualTo("Action.Submit");
      assertThat(action.path("fallback").path("data")).isEqualTo(action.path("data"));
      assertThat(action.path("data").path("verb")).isEqualTo(action.path("verb"));
    }
  }

  @Test
  void no_two_inputs_have_the_same_name() {
    List<String> ids =
        Stream.of("Input.Date", "Input.ChoiceSet", "Input.Text")
            .flatMap(type -> all(WRITER.card(digest(3)), type).stream())
            .map(input -> input.path("id").asString())
            .toList();
    assertThat(ids).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void a_text_to_acknowledge_with_names_the_day_and_whom_to_turn_to() {
    ObjectNode card = WRITER.card(digest(1));
    assertThat(all(card, "TextRun").toString())
        .contains("Du får svar senast ÅÅÅÅ-MM-DD.", "Kontaktperson: Anna Bergqvist, 08-530 610 12")
        .doesNotContain("deeplink", "mailto:");
    assertThat(all(card, "Input.Date"))
        .extracting(date -> date.path("max").asString())
        .containsExactly("2027-11-23");
    assertThat(all(card, "Input.Date").getFirst().has("value")).isFalse();
  }

  @Test
  void the_usual_day_of_an_answer_stands_in_the_text_and_the_input() {
    ObjectNode card = WRITER.card(worklist(NudgeKind.REPLY_DUE, offered("Anna Ek")));
    assertThat(all(card, "TextRun").toString()).contains("Du får svar senast 2026-11-30.");
    JsonNode input = all(card, "Input.Date").getFirst();
    assertThat(input.path("value").asString()).isEqualTo("2026-11-30");
    assertThat(input.path("max").asString()).isEqualTo("2026-12-11");
    assertThat(WRITER.card(worklist(NudgeKind.REPLY_DUE, offered(""))).toString())
        .doesNotContain("Kontaktperson");
  }

  private static MailItem offered(String contact) {
    MailItem line = mail(1, MailProgress.DUE_SOON);
    PromisedDays days =
        new PromisedDays(
            LocalDate.parse("2026-11-23"),
            LocalDate.parse("2026-12-11"),
            Optional.of(LocalDate.parse("2026-11-30")));
    return new MailItem(
        line.item(),
        line.promise(),
        line.standing(),
        line.dueAt(),
        line.settledAt(),
        line.subject(),
        line.sender(),
        line.claimsColleague(),
        line.link(),
        line.mailbox(),
        Optional.of(new PromiseOffer(days, contact)),
        line.snoozedUntil(),
        line.choices(),
        line.undoable());
  }

  @Test
  void only_links_to_the_web_are_followed() {
    for (String link :
        List.of("javascript:alert(1)", "http://evil.example/x", "file:///etc/passwd")) {
      MailItem line = with(mail(1, MailProgress.OPEN), Set.of(), Optional.of(URI.create(link)));
      assertThat(all(WRITER.card(worklist(NudgeKind.REPLY_DUE, line)), "Action.OpenUrl")).isEmpty();
    }
    assertThat(all(WRITER.card(digest(1)), "Action.OpenUrl")).hasSize(1);
  }

  @Test
  void text_of_other_people_never_stands_where_markdown_is_read() {
    ObjectNode card =
        WRITER.card(
            worklist(NudgeKind.REPLY_DUE, mail(3, MailProgress.OPEN, "[a](http://b)", "*c*")));
    assertThat(all(card, "TextBlock").toString()).doesNotContain("[a]", "*c*", "Medborgarservice");
    assertThat(all(card, "TextRun").toString())
        .contains("[a](http://b)", "*c*", "Medborgarservice");
  }

  @Test
  void the_first_matters_have_all_buttons_and_every_one_of_twelve_is_named() {
    ObjectNode card = WRITER.card(digest(12));
    assertThat(all(card, "Action.ShowCard").size()).isBetween(1, 11);
    assertThat(verbs(card).stream().filter("answered"::equals)).hasSizeGreaterThan(5);
    assertThat(card.toString()).contains("Tallvägen 11");
  }

  @Test
  void matters_beyond_twelve_are_a_figure() {
    ObjectNode card = WRITER.card(digest(40));
    assertThat(card.toString()).contains("Och 28 ärenden till").doesNotContain("Tallvägen 12\"");
  }

  @Test
  void matters_of_others_are_a_figure_alone() {
    Worklist worklist =
        new Worklist(
            SampleWorklists.ANNA,
            "en",
            SampleWorklists.NOW,
            Optional.of(NudgeKind.OVERDUE),
            digest(1).items(),
            4);
    assertThat(WRITER.card(worklist).toString())
        .contains("There are also 4 items belonging to others in your group.");
  }

  @Test
  void the_signature_keeps_its_lines() {
    List<JsonNode> runs =
        all(WRITER.card(worklist(NudgeKind.SIGNATURE, SampleWorklists.signature())), "TextRun");
    assertThat(runs.stream().filter(run -> run.path("fontType").asString("").equals("Monospace")))
        .extracting(run -> run.path("text").asString())
        .containsExactlyElementsOf(SampleWorklists.signature().copy());
  }

  @Test
  void cover_can_be_agreed_with_a_colleague_of_the_list_or_an_address() {
    ObjectNode card =
        WRITER.card(
            worklist(
                NudgeKind.ABSENCE, SampleWorklists.absence(new WorkItem.Colleague("bo", "Bo"))));
    assertThat(verbs(card)).containsExactlyInAnyOrder("cover", "snooze");
    assertThat(all(card, "Input.Date"))
        .extracting(date -> date.path("value").asString())
        .containsExactly("2026-11-25", "2026-11-27");
  }

  @Test
  void a_client_may_ask_for_the_card_as_it_is_now() {
    JsonNode refresh = WRITER.card(digest(1)).path("refresh").path("action");
    assertThat(refresh.path("verb").asString()).isEqualTo("refresh");
    assertThat(CardAction.read(wrapped(refresh), SampleWorklists.ANNA))
        .hasValueSatisfying(
            action -> {
              assertThat(action.reading()).isEmpty();
              assertThat(action.items()).hasSize(1);
            });
  }

  private static JsonNode wrapped(JsonNode action) {
    return JsonMapper.shared().createObjectNode().set("action", action);
  }

  @Test
  void both_languages_have_the_same_texts() {
    Set<String> swedish = new CardWords("sv", SampleWorklists.ZONE).keys();
    assertThat(new CardWords("en-GB", SampleWorklists.ZONE).keys()).isEqualTo(swedish).isNotEmpty();
  }

  @Test
  void every_note_has_words_in_both_languages() {
    for (Map.Entry<String, ActionNote> note : Gallery.notes().entrySet()) {
      for (String language : List.of("sv", "en")) {
        assertThat(
                note.getValue()
                    .in(new CardWords(language, SampleWorklists.ZONE), SampleWorklists.NOW))
            .as(note.getKey())
            .isNotBlank();
      }
    }
  }
}
