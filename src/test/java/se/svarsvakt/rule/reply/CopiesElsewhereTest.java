package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.ANNA;
import static se.svarsvakt.rule.reply.Scene.BO;
import static se.svarsvakt.rule.reply.Scene.SHARED;

import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.worktime.Period;

/** What the same message in other mailboxes, or its absence there, makes of a message. */
class CopiesElsewhereTest {
  private static final String NOW = "20T17:00";
  private final Scene scene = new Scene();

  private void known(MailboxId mailbox, String... held) {
    scene.surroundings =
        new Surroundings(
            Map.of(mailbox, new Period(Scene.at("10T00:00"), Scene.at("20T16:00"))),
            Map.of(mailbox, Incoming.hashes(held)),
            Set.of());
  }

  private Verdict verdict(String id) {
    return scene.judge(id, NOW).verdict().verdict();
  }

  @Test
  void the_only_copy_makes_its_holder_the_addressee() {
    scene.mail("m", "20T09:00").addressedTo(BO);
    known(BO, "<another>");
    assertThat(verdict("m")).isEqualTo(Verdict.EXTERNAL);
    assertThat(scene.code("m", NOW)).isEqualTo("OPEN");
    assertThat(scene.judge("m", NOW).why().getFirst()).contains("only copy");
  }

  @Test
  void it_is_a_copy_again_when_the_other_appears_and_where_nothing_is_known() {
    scene.mail("m", "20T09:00").addressedTo(BO);
    assertThat(verdict("m")).isEqualTo(Verdict.COPIED);
    known(BO, "<m>");
    assertThat(verdict("m")).isEqualTo(Verdict.COPIED);
    assertThat(scene.judge("m", NOW).state()).isNull();
  }

  @Test
  void mail_without_a_message_id_stays_a_copy() {
    scene.mail("m", "20T09:00").addressedTo(BO).messageId(null);
    known(BO);
    assertThat(verdict("m")).isEqualTo(Verdict.COPIED);
  }

  @Test
  void what_was_dragged_away_is_open_where_it_lies_and_not_discarded() {
    scene.mail("m", "20T09:00").lies(FolderState.GONE);
    scene.mail("there", "20T09:00").in(SHARED).messageId("<m>").addressedTo(ANNA);
    known(ANNA);
    assertThat(scene.judge("m", NOW).state()).isNull();
    assertThat(scene.judge("m", NOW).why().getFirst()).contains("another");
    assertThat(scene.code("there", NOW)).isEqualTo("OPEN");
  }

  @Test
  void what_is_gone_everywhere_was_discarded() {
    scene.mail("m", "20T09:00").lies(FolderState.GONE);
    scene.mail("there", "20T09:00").in(SHARED).messageId("<m>").lies(FolderState.DELETED);
    assertThat(scene.code("m", NOW)).isEqualTo("DISCARDED");
  }

  @Test
  void what_was_answered_before_it_was_dragged_stays_answered() {
    scene.mail("m", "20T09:00").lies(FolderState.GONE);
    scene.mail("there", "20T09:00").in(SHARED).messageId("<m>").addressedTo(ANNA);
    scene.sent("s", "20T10:00").refersTo("<m>");
    assertThat(scene.code("m", NOW)).isEqualTo("ANSWERED");
  }

  @Test
  void a_copy_that_comes_after_the_answer_is_settled_by_it() {
    scene.mail("m", "20T09:00");
    scene.mail("late", "20T12:00").in(BO).messageId("<m>").conversation("b");
    scene.sent("s", "20T10:00").refersTo("<m>");
    assertThat(scene.code("late", NOW)).isEqualTo("ANSWERED");
    assertThat(scene.settlement("late", NOW).at()).isEqualTo(Scene.at("20T10:00"));
    assertThat(scene.judge("late", NOW).mail().receivedAt()).isEqualTo(Scene.at("20T12:00"));
  }

  @Test
  void the_deadline_counts_from_the_earliest_copy() {
    scene.mail("m", "19T09:00");
    scene.mail("late", "20T12:00").in(BO).messageId("<m>").conversation("b");
    assertThat(scene.judge("late", NOW).due()).isEqualTo(scene.judge("m", NOW).due());
  }

  @Test
  void a_message_id_that_another_sender_or_the_same_mailbox_uses_again_is_another_message() {
    scene.mail("m", "19T09:00");
    scene.mail("adams", "20T12:00").in(BO).messageId("<m>").conversation("b").from("adam");
    scene.mail("again", "20T13:00").messageId("<m>").conversation("d");
    scene.sent("s", "19T10:00").refersTo("<m>");
    assertThat(scene.code("m", NOW)).isEqualTo("ANSWERED");
    assertThat(scene.code("adams", NOW)).isEqualTo("OPEN");
    assertThat(scene.code("again", NOW)).isEqualTo("OPEN");
  }

  @Test
  void a_list_to_two_hundred_gets_one_verdict_and_one_answer() {
    IntStream.range(0, 200)
        .forEach(
            i ->
                scene
                    .mail("m" + i, "20T09:00:%02d".formatted(i % 60))
                    .in(i == 0 ? ANNA : new MailboxId("box" + i))
                    .messageId("<list>")
                    .conversation("c" + i));
    scene.sent("s", "20T10:00").refersTo("<list>");
    assertThat(scene.judge(NOW)).hasSize(1);
    assertThat(scene.code("m0", NOW)).isEqualTo("ANSWERED");
  }

  @Test
  void what_came_before_a_mailbox_was_watched_or_after_it_was_read_proves_nothing() {
    scene.mail("before", "09T09:00").addressedTo(BO);
    scene.mail("after", "20T16:30").addressedTo(BO);
    known(BO);
    assertThat(verdict("before")).isEqualTo(Verdict.COPIED);
    assertThat(verdict("after")).isEqualTo(Verdict.COPIED);
  }

  @Test
  void what_an_addressee_deleted_for_good_is_not_its_copys_matter() {
    scene.mail("m", "20T09:00").lies(FolderState.GONE);
    scene.mail("copy", "20T09:00").in(BO).messageId("<m>").verdict(Verdict.COPIED);
    assertThat(scene.code("m", NOW)).isEqualTo("DISCARDED");
    assertThat(verdict("copy")).isEqualTo(Verdict.COPIED);
  }

  @Test
  void a_voicemail_that_was_dragged_away_is_open_where_it_lies_and_not_discarded() {
    scene.mail("m", "20T09:00").verdict(Verdict.VOICEMAIL).lies(FolderState.GONE);
    scene.mail("there", "20T09:00").in(SHARED).messageId("<m>").verdict(Verdict.VOICEMAIL);
    assertThat(scene.judge("m", NOW).state()).isNull();
    assertThat(scene.code("there", NOW)).isEqualTo("OPEN");
  }
}
