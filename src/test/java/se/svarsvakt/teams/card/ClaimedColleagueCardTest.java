package se.svarsvakt.teams.card;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.teams.card.SampleWorklists.claimed;
import static se.svarsvakt.teams.card.SampleWorklists.digest;
import static se.svarsvakt.teams.card.SampleWorklists.english;
import static se.svarsvakt.teams.card.SampleWorklists.mail;
import static se.svarsvakt.teams.card.SampleWorklists.worklist;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.worklist.ActionReading;
import se.svarsvakt.worklist.WorkItem;
import se.svarsvakt.worklist.WorkItem.MailItem;
import se.svarsvakt.worklist.WorkItem.MailProgress;
import se.svarsvakt.worklist.Worklist;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Cards about mail whose sender claims to be a colleague and is not shown to be one. */
class ClaimedColleagueCardTest {
  private static final CardWriter WRITER = new CardWriter(SampleWorklists.ZONE);
  private static final String SV = "Avsändaren uppger sig vara en kollega, men det är inte visat";
  private static final String EN =
      "The sender claims to be a colleague, but this has not been verified";
  private static final String ADVICE =
      "Svara inte, klicka inte på något och öppna inga bilagor förrän du har frågat kollegan på"
          + " annat sätt.";

  private static ObjectNode card(WorkItem... lines) {
    return WRITER.card(worklist(NudgeKind.REPLY_DUE, lines));
  }

  private static MailItem fraud(MailProgress standing) {
    return claimed(mail(1, standing));
  }

  /** All that is read on a card, in its order. */
  private static List<String> texts(JsonNode node) {
    String type = node.path("type").asString("");
    boolean text = type.equals("TextBlock") || type.equals("TextRun");
    return text
        ? List.of(node.path("text").asString())
        : node.valueStream().flatMap(child -> texts(child).stream()).toList();
  }

  private static List<JsonNode> actions(JsonNode node) {
    boolean action = node.path("type").asString("").startsWith("Action.");
    return Stream.concat(
            action ? Stream.of(node) : Stream.empty(),
            action ? Stream.empty() : node.valueStream().flatMap(child -> actions(child).stream()))
        .toList();
  }

  @Test
  void the_headline_is_the_warning_where_there_is_nothing_else() {
    ObjectNode card = card(fraud(MailProgress.OVERDUE));
    assertThat(texts(card.path("body")))
        .startsWith(SV, "⚠ " + ADVICE, "⚠ " + SV)
        .contains("Svarstid om kollegan bekräftar mejlet: fredag 20 november kl. 17:00");
    assertThat(card.path("fallbackText").asString()).isEqualTo(SV + ". " + ADVICE);
    assertThat(card.toString()).doesNotContain("väntar på svar", "Försenat", "senast i dag");
  }

  @Test
  void the_same_is_said_in_English() {
    Worklist worklist = worklist(NudgeKind.OVERDUE, fraud(MailProgress.OVERDUE));
    ObjectNode card = WRITER.card(english(worklist));
    assertThat(texts(card.path("body"))).first().isEqualTo(EN);
    assertThat(card.toString())
        .contains("Deadline if your colleague confirms it: ", "Suspicious, or not for us")
        .doesNotContain("Late", "not answered in time");
  }

  @Test
  void among_others_the_warning_stands_first_and_counts_and_the_head_counts_the_others() {
    ObjectNode card = card(fraud(MailProgress.DUE_SOON), mail(2, MailProgress.DUE_SOON));
    assertThat(texts(card.path("body")))
        .startsWith(
            "⚠ I ett av 2 ärenden uppger sig avsändaren vara en kollega, men det är inte visat. "
                + ADVICE,
            "Ett mejl väntar på svar, senast i dag kl. 17:00",
            "⚠ " + SV);
    assertThat(texts(card.path("body")).stream().filter(("⚠ " + SV)::equals)).hasSize(1);
  }

  @Test
  void the_first_choice_says_that_it_is_suspicious() {
    JsonNode first = actions(card(fraud(MailProgress.DUE_SOON)).path("body")).getFirst();
    assertThat(first.path("title").asString()).isEqualTo("Misstänkt eller inte till oss");
    JsonNode wrapped = JsonMapper.shared().createObjectNode().set("action", first);
    assertThat(CardAction.read(wrapped, SampleWorklists.ANNA).orElseThrow().reading())
        .contains(
            new ActionReading.Complete(
                new UserAction.NoReplyMark(
                    SampleWorklists.key(SampleWorklists.item(1)), UserAction.Reason.SUSPICIOUS)));
  }

  @Test
  void the_list_of_reasons_begins_with_it() {
    JsonNode choices =
        Stream.of(card(fraud(MailProgress.DUE_SOON)))
            .flatMap(card -> card.findValues("choices").stream())
            .findFirst()
            .orElseThrow();
    assertThat(choices.path(0).path("value").asString()).isEqualTo("suspicious");
  }

  @Test
  void other_mail_has_no_such_button_and_no_warning() {
    ObjectNode card = card(mail(1, MailProgress.DUE_SOON));
    assertThat(actions(card.path("body")).getFirst().path("verb").asString()).isEqualTo("answered");
    assertThat(card.toString()).doesNotContain("⚠", "kollega");
  }

  @Test
  void what_is_settled_is_not_warned_of() {
    assertThat(card(fraud(MailProgress.NOT_NEEDED)).toString()).doesNotContain("⚠");
  }

  @Test
  void every_one_of_many_is_warned_of_where_there_is_hardly_room() {
    ObjectNode card = WRITER.card(claimed(SampleWorklists.longest()));
    assertThat(texts(card.path("body")).stream().filter(("⚠ " + SV)::equals)).hasSize(12);
    assertThat(Blocks.size(card)).isLessThanOrEqualTo(CardWriter.LARGEST);
  }

  @Test
  void mail_in_others_mailboxes_is_warned_of_too() {
    Worklist alone =
        new Worklist(
            SampleWorklists.ANNA,
            "sv",
            SampleWorklists.NOW,
            Optional.of(NudgeKind.OVERDUE),
            List.of(),
            1,
            1);
    assertThat(texts(WRITER.card(alone).path("body"))).first().isEqualTo(SV);
    Worklist some =
        new Worklist(alone.person(), "sv", alone.at(), alone.kind(), digest(1).items(), 3, 2);
    assertThat(texts(WRITER.card(some).path("body")))
        .first()
        .asString()
        .startsWith("⚠ I 2 av 4 ärenden uppger sig avsändaren");
  }
}
