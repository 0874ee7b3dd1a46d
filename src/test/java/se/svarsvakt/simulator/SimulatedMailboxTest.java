package se.svarsvakt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people do in a simulated mailbox, seen from inside. */
class SimulatedMailboxTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final OutgoingMessage QUESTION =
      OutgoingMessage.from("Kund Kundsson <kund@medborgare.example>").saying("Fråga", "Hej?");

  private final SimulatedTenant tenant =
      new SimulatedTenant("Exempelkommunen", "kommun.example", NOW);
  private final SimulatedMailbox anna =
      tenant.open(DirectoryUser.person("Anna Berg", "anna@kommun.example"), MailboxProfile.PERSON);
  private final SimulatedMailbox bo =
      tenant.open(DirectoryUser.person("Bo Ek", "bo@kommun.example"), MailboxProfile.PERSON);

  private static String extended(SimulatedMailbox mailbox, String id, String name) {
    return mailbox.message(id).extended(List.of(name)).path(0).path("value").asString("");
  }

  private static String conversation(SimulatedMailbox mailbox, String id) {
    return mailbox.message(id).json(true).path("conversationId").asString();
  }

  @Test
  void a_reply_is_threaded_and_leaves_verb_and_time_on_the_original() {
    String question = anna.receive(QUESTION, NOW);
    String answer = anna.reply(question, "Ja.", NOW.plusSeconds(60));
    assertThat(extended(anna, answer, "String 0x1042")).isEqualTo(anna.internetMessageId(question));
    assertThat(extended(anna, question, "Integer 0x1081")).isEqualTo("102");
    assertThat(extended(anna, question, "SystemTime 0x1082")).isEqualTo("2026-11-20T09:01:00Z");
    assertThat(conversation(anna, answer)).isEqualTo(conversation(anna, question));
  }

  @Test
  void a_reply_goes_where_the_sender_wants_answers() {
    String question = anna.receive(QUESTION.replyTo("svar@medborgare.example"), NOW);
    assertThat(anna.answerTo(question).addressees().to())
        .extracting(Recipient::address)
        .containsExactly("svar@medborgare.example");
  }

  @Test
  void a_forward_tells_the_sender_or_does_not() {
    String question = anna.receive(QUESTION, NOW);
    String untold = anna.forward(question, "Din?", NOW, "bo@kommun.example");
    String told = anna.forwardTelling(question, "Din?", NOW, "bo@kommun.example");
    assertThat(anna.message(untold).outgoing().addressees().cc()).isEmpty();
    assertThat(anna.message(told).outgoing().addressees().cc()).hasSize(1);
    assertThat(extended(anna, question, "Integer 0x1081")).isEqualTo("104");
  }

  @Test
  void the_same_mail_has_another_conversation_in_another_mailbox() {
    String here = anna.receive(QUESTION.messageId("<1@medborgare.example>"), NOW);
    String there = bo.receive(QUESTION.messageId("<1@medborgare.example>"), NOW);
    assertThat(anna.internetMessageId(here)).isEqualTo(bo.internetMessageId(there));
    assertThat(conversation(anna, here)).isNotEqualTo(conversation(bo, there));
  }

  @Test
  void a_discarded_mail_lies_in_deleted_items() {
    String question = anna.receive(QUESTION, NOW);
    anna.discard(question, NOW);
    assertThat(anna.messageIds("deleteditems")).containsExactly(question);
    assertThat(anna.messageIds("inbox")).isEmpty();
  }

  @Test
  void a_folder_cannot_lie_inside_itself() {
    String outer = anna.addFolder("Ärenden", "inbox");
    String inner = anna.addFolder("2026", outer);
    assertThatIllegalArgumentException().isThrownBy(() -> anna.moveFolder(outer, inner));
  }

  @Test
  void an_unknown_message_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> anna.markRead("nothing", true));
  }
}
