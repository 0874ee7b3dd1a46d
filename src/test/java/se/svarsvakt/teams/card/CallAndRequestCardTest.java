package se.svarsvakt.teams.card;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.teams.card.SampleWorklists.mail;
import static se.svarsvakt.teams.card.SampleWorklists.promised;
import static se.svarsvakt.teams.card.SampleWorklists.worklist;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.worklist.PersonalFigures;
import se.svarsvakt.worklist.WorkItem.MailItem;
import se.svarsvakt.worklist.WorkItem.MailProgress;
import se.svarsvakt.worklist.Worklist;

/** Cards about voicemail and requests for public records. */
class CallAndRequestCardTest {
  private static final CardWriter WRITER = new CardWriter(SampleWorklists.ZONE);

  private static MailItem call(int number, MailProgress standing) {
    return promised(mail(number, standing, "Röstmeddelande (0:42)", "Växeln"), Promise.CALL_BACK);
  }

  private static MailItem request(int number, MailProgress standing) {
    return promised(mail(number, standing), Promise.PUBLIC_RECORDS);
  }

  private static String head(Worklist worklist) {
    return WRITER.card(worklist).path("fallbackText").asString();
  }

  @Test
  void calls_alone_are_to_be_called_back() {
    assertThat(head(worklist(NudgeKind.REPLY_DUE, call(1, MailProgress.DUE_SOON))))
        .isEqualTo("Ett röstmeddelande väntar: ring upp senast i dag kl. 17:00");
    assertThat(
            head(
                SampleWorklists.english(
                    worklist(
                        NudgeKind.LAST_CALL,
                        call(1, MailProgress.DUE_SOON),
                        call(2, MailProgress.DUE_SOON)))))
        .isEqualTo("2 voicemails are still waiting: call back by today at 17:00");
  }

  @ParameterizedTest
  @CsvSource({
    "REPLY_DUE, '2 mejl och röstmeddelanden väntar på svar, senast i dag kl. 17:00'",
    "LAST_CALL, '2 mejl och röstmeddelanden är fortfarande obesvarade. Tiden går ut i dag kl. 17:00'",
    "OVERDUE, Tiden att svara har gått ut för 2 mejl och röstmeddelanden",
    "PUBLIC_RECORDS, '2 ärenden är öppna. Närmast: i dag kl. 17:00'"
  })
  void calls_and_mail_on_one_card_are_told_together(NudgeKind kind, String head) {
    assertThat(head(worklist(kind, call(1, MailProgress.DUE_SOON), mail(2, MailProgress.DUE_SOON))))
        .isEqualTo(head);
  }

  @Test
  void where_one_stands_is_told_of_mail_and_apart_of_calls_and_requests() {
    PersonalFigures figures =
        new PersonalFigures(
            Map.of(
                Promise.PUBLIC_RECORDS, new PersonalFigures.Counts(1, 1, 0, 0, 0),
                Promise.CALL_BACK, new PersonalFigures.Counts(2, 0, 1, 3, 2)));
    TextCards texts = new TextCards(SampleWorklists.ZONE);
    assertThat(texts.standing("sv", figures).path("body").findValuesAsString("text"))
        .containsSubsequence(
            "Inget mejl väntar på svar.",
            "2 röstmeddelanden väntar på att någon ringer upp. Ett ska ringas upp i dag.",
            "3 uppringda de senaste 14 dagarna, 2 i tid.",
            "Ett mejl som begär allmän handling väntar på svar. Ett är försenat.");
    assertThat(texts.standing("en", figures).path("body").findValuesAsString("text"))
        .contains(
            "2 voicemails are waiting for a call back. One is to be called back today.",
            "One request for public records is waiting for an answer. One is overdue.");
  }

  @Test
  void a_request_is_counted_while_it_is_one() {
    assertThat(
            head(
                worklist(
                    NudgeKind.PUBLIC_RECORDS,
                    request(1, MailProgress.OPEN),
                    mail(2, MailProgress.OPEN),
                    request(3, MailProgress.ANSWERED))))
        .isEqualTo(
            "Ett mejl ser ut att begära allmän handling. Svar ska ges senast i dag kl. 17:00");
  }

  @ParameterizedTest
  @CsvSource({
    "OVERDUE, 'Försenat: skulle ha ringts upp fredag 20 november kl. 17:00'",
    "DUE_SOON, Ska ringas upp senast i dag kl. 17:00",
    "OPEN, Ska ringas upp senast i dag kl. 17:00",
    "PROMISED, Uppringning utlovad senast fredag 27 november",
    "ANSWERED, ✓ Uppringt kl. 14:05",
    "NOT_NEEDED, '✓ Behöver inte ringas upp, markerat kl. 14:05'",
    "GONE, ✓ Borttaget kl. 14:05"
  })
  void a_call_stands_as_calls_do(MailProgress standing, String words) {
    MailItem line = call(1, standing);
    WorkItemPhrases phrases = new WorkItemPhrases("sv", SampleWorklists.ZONE, SampleWorklists.NOW);
    assertThat(phrases.standing(line)).isEqualTo(words);
    assertThat(WRITER.card(worklist(NudgeKind.REPLY_DUE, line)).toString())
        .doesNotContainIgnoringCase("mejl");
  }

  @Test
  void what_is_not_shown_of_them_is_named_by_what_it_is() {
    WorkItemPhrases phrases = new WorkItemPhrases("sv", SampleWorklists.ZONE, SampleWorklists.NOW);
    MailItem blank = mail(1, MailProgress.OPEN, "", "");
    assertThat(phrases.title(promised(blank, Promise.CALL_BACK))).isEqualTo("Röstmeddelande");
    assertThat(phrases.title(promised(blank, Promise.PUBLIC_RECORDS)))
        .isEqualTo("Begäran om allmän handling");
    assertThat(phrases.title(blank)).isEqualTo("Mejl");
    assertThat(phrases.origin(call(1, MailProgress.OPEN)))
        .isEqualTo("Röstmeddelande · Från Växeln");
  }

  @Test
  void a_call_that_the_lists_show_is_said_as_such_and_when_it_was() {
    MailItem line = call(1, MailProgress.CALLED_BACK);
    assertThat(new WorkItemPhrases("sv", SampleWorklists.ZONE, SampleWorklists.NOW).standing(line))
        .isEqualTo("✓ Uppringt kl. 14:05 enligt samtalslistan");
    assertThat(new WorkItemPhrases("en", SampleWorklists.ZONE, SampleWorklists.NOW).standing(line))
        .isEqualTo("✓ Called back at 14:05, as the list of calls shows");
  }
}
