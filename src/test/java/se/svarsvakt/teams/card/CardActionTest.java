package se.svarsvakt.teams.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.casework.UserAction.Reason;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.worklist.ActionReading;
import se.svarsvakt.worklist.ActionReading.Complete;
import se.svarsvakt.worklist.ActionReading.Incomplete;
import se.svarsvakt.worklist.ActionReading.Unreadable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What comes back from a card. */
class CardActionTest {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final NudgeItem ITEM = new NudgeItem(ANNA, "m1");

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  private static CardAction submitted(String data) {
    return CardAction.read(json(data), ANNA).orElseThrow();
  }

  private static ActionReading reading(String verb, String more) {
    return submitted("{'verb':'" + verb + "','mailbox':'anna','item':'m1','n':2" + more + "}")
        .reading()
        .orElseThrow();
  }

  @Test
  void an_invoke_and_a_submitted_message_say_the_same() {
    String data = "{'verb':'answered','mailbox':'anna','item':'m1','n':0}";
    JsonNode invoke =
        json(
            "{'action':{'type':'Action.Execute','verb':'answered','data':"
                + data
                + "},'trigger':'manual'}");
    assertThat(CardAction.read(invoke, ANNA)).contains(submitted(data));
    assertThat(submitted(data).reading())
        .contains(new Complete(new UserAction.AnsweredMark(ITEM.mail())));
  }

  @Test
  void a_message_that_somebody_wrote_is_no_action() {
    assertThat(CardAction.read(json("{}").path("value"), ANNA)).isEmpty();
    assertThat(CardAction.read(json("null"), ANNA)).isEmpty();
  }

  @Test
  void the_reason_is_that_of_the_matter_whose_button_was_pressed() {
    assertThat(reading("no-reply", ",'reason-0':'advertising','reason-2':'finished'"))
        .isEqualTo(new Complete(new UserAction.NoReplyMark(ITEM.mail(), Reason.FINISHED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'reason-2':''", ",'reason-2':'nonsense'", ",'reason-2':7"})
  void without_a_known_reason_it_is_incomplete(String inputs) {
    assertThat(reading("no-reply", inputs))
        .isInstanceOfSatisfying(
            Incomplete.class,
            incomplete -> {
              assertThat(incomplete.kind()).isEqualTo(Kind.NO_REPLY);
              assertThat(incomplete.item()).isEqualTo(ITEM);
            });
  }

  @Test
  void a_promise_names_its_day() {
    assertThat(reading("promise", ",'until-2':'2026-11-27'"))
        .isEqualTo(
            new Complete(new UserAction.ReplyPromise(ITEM.mail(), LocalDate.parse("2026-11-27"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-31", "27/11/2026", "2026-11-27T10:00:00Z", "i morgon", "+12026-01-01x"})
  void a_day_that_is_none_is_incomplete(String day) {
    assertThat(reading("promise", ",'until-2':'" + day + "'"))
        .isInstanceOfSatisfying(
            Incomplete.class,
            incomplete -> {
              assertThat(incomplete.kind()).isEqualTo(Kind.PROMISE);
              assertThat(incomplete.item()).isEqualTo(ITEM);
            });
  }

  @Test
  void a_written_address_goes_before_a_chosen_colleague() {
    String days = ",'from-2':'2026-11-25','to-2':'2026-11-27','colleague-2':'bo'";
    assertThat(reading("cover", days)).isEqualTo(new Complete(cover("bo")));
    assertThat(reading("cover", days + ",'address-2':' cilla@kommun.example '"))
        .isEqualTo(new Complete(cover("cilla@kommun.example")));
  }

  private static UserAction cover(String colleague) {
    return new UserAction.CoverRequest(
        ANNA,
        "m1",
        new MailboxId(colleague),
        LocalDate.parse("2026-11-25"),
        LocalDate.parse("2026-11-27"));
  }

  @Test
  void cover_by_nobody_is_incomplete() {
    assertThat(reading("cover", ",'from-2':'2026-11-25','to-2':'2026-11-27'"))
        .isInstanceOfSatisfying(
            Incomplete.class,
            incomplete -> {
              assertThat(incomplete.kind()).isEqualTo(Kind.COVER);
              assertThat(incomplete.item()).isEqualTo(ITEM);
            });
  }

  @Test
  void a_deed_is_taken_back_by_its_number() {
    assertThat(submitted("{'verb':'undo','deed':4711}").reading())
        .contains(new Complete(new UserAction.Undo(4711)));
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
    assertThat(submitted(value).reading()).get().isInstanceOf(Unreadable.class);
  }

  @Test
  void ids_beyond_what_the_tables_hold_are_unreadable() {
    String mailbox = "a".repeat(65);
    assertThat(submitted("{'verb':'snooze','mailbox':'" + mailbox + "','item':'m1'}").reading())
        .get()
        .isInstanceOf(Unreadable.class);
  }

  @Test
  void a_card_brings_along_what_it_is_about() {
    var context =
        new CardContext(
            Optional.of(NudgeKind.LAST_CALL),
            SampleWorklists.digest(3).items().stream().map(line -> line.item()).toList());
    CardAction action = submitted("{'verb':'refresh','card':'" + context.encoded() + "'}");
    assertThat(action.reading()).isEmpty();
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
    assertThat(action.reading()).isEmpty();
  }

  /** As the cards of the version before send it; such cards stand in people's conversations. */
  @Test
  void cards_that_people_have_are_still_understood() {
    assertThat(
            submitted(
                    "{'verb':'cover','mailbox':'anna','item':'no-cover','n':1,'card':'absence"
                        + " 0:anna%2Fno-cover','colleague-1':'bo','address-1':'',"
                        + "'from-1':'2026-11-25','to-1':'2026-11-27'}")
                .reading())
        .contains(
            new Complete(
                new UserAction.CoverRequest(
                    ANNA,
                    "no-cover",
                    new MailboxId("bo"),
                    LocalDate.parse("2026-11-25"),
                    LocalDate.parse("2026-11-27"))));
    assertThat(reading("snooze", ",'until-2':null"))
        .isEqualTo(new Complete(new UserAction.Snooze(ANNA, "m1", Optional.empty())));
  }
}
