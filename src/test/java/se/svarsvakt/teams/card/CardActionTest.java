package se.svarsvakt.teams.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.casework.UserAction.Reason;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.teams.card.CardAction.Intent;
import se.svarsvakt.worklist.WorkItem.Choice;
import se.svarsvakt.worklist.Worklists.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What comes back from a card. */
class CardActionTest {
  private static final NudgeItem ITEM = new NudgeItem(new MailboxId("anna"), "m1");

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  private static CardAction submitted(String data) {
    return CardAction.read(json(data)).orElseThrow();
  }

  private static Intent intent(String verb, String more) {
    return submitted("{'verb':'" + verb + "','mailbox':'anna','item':'m1','n':2" + more + "}")
        .intent();
  }

  @Test
  void an_invoke_and_a_submitted_message_say_the_same() {
    String data = "{'verb':'answered','mailbox':'anna','item':'m1','n':0}";
    JsonNode invoke =
        json(
            "{'action':{'type':'Action.Execute','verb':'answered','data':"
                + data
                + "},'trigger':'manual'}");
    assertThat(CardAction.read(invoke)).contains(submitted(data));
    assertThat(submitted(data).intent()).isEqualTo(new Intent.Act(new Request.Answered(ITEM)));
  }

  @Test
  void a_message_that_somebody_wrote_is_no_action() {
    assertThat(CardAction.read(json("{}").path("value"))).isEmpty();
    assertThat(CardAction.read(json("null"))).isEmpty();
  }

  @Test
  void the_reason_is_that_of_the_matter_whose_button_was_pressed() {
    assertThat(intent("no-reply", ",'reason-0':'advertising','reason-2':'finished'"))
        .isEqualTo(new Intent.Act(new Request.NoReply(ITEM, Reason.FINISHED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'reason-2':''", ",'reason-2':'nonsense'", ",'reason-2':7"})
  void without_a_known_reason_it_is_incomplete(String inputs) {
    assertThat(intent("no-reply", inputs)).isEqualTo(new Intent.Incomplete(ITEM, Choice.NO_REPLY));
  }

  @Test
  void a_promise_names_its_day() {
    assertThat(intent("promise", ",'until-2':'2026-11-27'"))
        .isEqualTo(new Intent.Act(new Request.Promise(ITEM, LocalDate.parse("2026-11-27"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-31", "27/11/2026", "2026-11-27T10:00:00Z", "i morgon", "+12026-01-01x"})
  void a_day_that_is_none_is_incomplete(String day) {
    assertThat(intent("promise", ",'until-2':'" + day + "'"))
        .isEqualTo(new Intent.Incomplete(ITEM, Choice.PROMISE));
  }

  @Test
  void a_written_address_goes_before_a_chosen_colleague() {
    String days = ",'from-2':'2026-11-25','to-2':'2026-11-27','colleague-2':'bo'";
    assertThat(intent("cover", days)).isEqualTo(new Intent.Act(cover("bo")));
    assertThat(intent("cover", days + ",'address-2':' cilla@kommun.example '"))
        .isEqualTo(new Intent.Act(cover("cilla@kommun.example")));
  }

  private static Request cover(String colleague) {
    return new Request.CoverBy(
        ITEM, colleague, LocalDate.parse("2026-11-25"), LocalDate.parse("2026-11-27"));
  }

  @Test
  void cover_by_nobody_is_incomplete() {
    assertThat(intent("cover", ",'from-2':'2026-11-25','to-2':'2026-11-27'"))
        .isEqualTo(new Intent.Incomplete(ITEM, Choice.COVER));
  }

  @Test
  void a_deed_is_taken_back_by_its_number() {
    assertThat(submitted("{'verb':'undo','deed':4711}").intent()).isEqualTo(new Intent.Undo(4711));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "'text'",
        "{'verb':'drop-tables'}",
        "{'verb':'answered'}",
        "{'verb':'answered','mailbox':'','item':'m1'}",
        "{'verb':'answered','mailbox':{'a':1},'item':'m1'}",
        "{'verb':'undo'}",
        "{'verb':'undo','deed':-1}",
        "{'verb':'undo','deed':1.5}",
        "{'verb':'undo','deed':99999999999999999999}",
        "{'action':{'verb':'answered','data':'x'}}"
      })
  void what_no_card_of_ours_sends_is_unreadable(String value) {
    assertThat(submitted(value).intent()).isEqualTo(new Intent.Unreadable());
  }

  @Test
  void ids_beyond_what_the_tables_hold_are_unreadable() {
    String mailbox = "a".repeat(65);
    assertThat(submitted("{'verb':'snooze','mailbox':'" + mailbox + "','item':'m1'}").intent())
        .isEqualTo(new Intent.Unreadable());
  }

  @Test
  void a_card_brings_along_what_it_is_about() {
    var context =
        new CardContext(
            Optional.of(NudgeKind.LAST_CALL),
            SampleWorklists.digest(3).lines().stream().map(line -> line.item()).toList());
    CardAction action = submitted("{'verb':'refresh','card':'" + context.encoded() + "'}");
    assertThat(action.intent()).isEqualTo(new Intent.Refresh());
    assertThat(action.kind()).contains(NudgeKind.LAST_CALL);
    assertThat(action.items()).isEqualTo(context.items());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "open x",
        "open 1:a/b",
        "open 0:ab",
        "open 0:a/",
        "open 0:%zz/b",
        "open -1:a/b"
      })
  void a_garbled_context_is_left_out(String context) {
    CardAction action = submitted("{'verb':'refresh','card':'" + context + "'}");
    assertThat(action.items()).isEmpty();
    assertThat(action.intent()).isEqualTo(new Intent.Refresh());
  }
}
