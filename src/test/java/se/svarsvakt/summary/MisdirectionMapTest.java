package se.svarsvakt.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.MisdirectionMap.MisdirectedMail;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.worktime.Period;

/** Which addresses people outside get wrong, on both databases. */
class MisdirectionMapTest {
  private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
  private static final Period WEEKS =
      new Period(NOON.minus(Duration.ofDays(84)), NOON.plus(Duration.ofDays(1)));

  abstract static class Contract {
    private Database database = Databases.h2();

    abstract Database empty();

    @BeforeEach
    void people() {
      database = empty();
      for (String each : List.of("anna", "bo", "info", "office")) {
        run(
            ("insert into known_account (id, address, address_hashes) values ('%s',"
                    + " '%s@kommun.example', 'h-%s h-%s-alias')")
                .formatted(each, each, each, each));
      }
    }

    private void run(String sql) {
      database.jdbc().sql(sql).update();
    }

    private static String time(Instant at) {
      return "timestamp with time zone '" + at.atOffset(ZoneOffset.UTC).toString() + "'";
    }

    private void mail(String mailbox, String id, Instant at, String verdict) {
      run(
          ("insert into received_mail (mailbox_id, message_id, folder_id, received_at, verdict,"
                  + " cause, message_hash, conversation_hash, sender_hash, whereabouts) values"
                  + " ('%s', '%s', 'inbox', %s, '%s', '', '<%s>', 'c-%s', 'eva', 'TRACKED')")
              .formatted(mailbox, id, time(at), verdict, id, id));
    }

    private void mail(String mailbox, String id) {
      mail(mailbox, id, NOON, "external");
    }

    private void sent(String by, String id, boolean forward, @Nullable String named, String to) {
      sentInConversation(by, id, forward, "c-other", to);
      if (named != null) {
        run(
            "insert into sent_reference select number, '<%s>' from sent_mail where %s"
                .formatted(named, is(by, id)));
      }
    }

    private void sentInConversation(
        String by, String id, boolean forward, String conversation, String to) {
      run(
          ("insert into sent_mail (mailbox_id, message_id, sent_at, kind, forward_subject,"
                  + " conversation_hash, thread_known) values ('%s', '%s', %s, 'MESSAGE', %s, '%s',"
                  + " true)")
              .formatted(by, id, time(NOON.plusSeconds(60)), forward, conversation));
      recipient(by, id, to, to.startsWith("h-"));
    }

    private void recipient(String by, String id, String to, boolean internal) {
      run(
          "insert into sent_recipient select number, '%s', %s from sent_mail where %s"
              .formatted(to, internal, is(by, id)));
    }

    private static String is(String by, String id) {
      return "mailbox_id = '%s' and message_id = '%s'".formatted(by, id);
    }

    private void passedOn(String mailbox, String id, String to) {
      mail(mailbox, id);
      sent(mailbox, "f-" + id, true, id, to);
    }

    private List<MisdirectedMail> map(int least) {
      return new JdbcMisdirectionMap(database.jdbc(), List.of(new Hash("h-office")))
          .in(WEEKS, least);
    }

    private static MisdirectedMail told(String mailbox, int mails, @Nullable String to, int there) {
      return new MisdirectedMail(
          new MailboxId(mailbox), mails, Optional.ofNullable(to).map(Hash::new), there);
    }

    @Test
    void tells_what_was_passed_on_and_where_most_of_it_went() {
      IntStream.range(0, 3).forEach(i -> passedOn("anna", "a" + i, "h-office"));
      passedOn("anna", "b", "h-bo");
      IntStream.range(0, 2).forEach(i -> passedOn("bo", "c" + i, "h-office"));
      assertThat(map(3)).containsExactly(told("anna", 4, "h-office", 3));
      assertThat(map(2))
          .containsExactly(told("anna", 4, "h-office", 3), told("bo", 2, "h-office", 2));
    }

    @Test
    void a_mail_counts_once_however_often_it_was_passed_on() {
      passedOn("anna", "m", "h-office");
      recipient("anna", "f-m", "h-bo", true);
      sent("anna", "again", true, "m", "h-office");
      sentInConversation("anna", "third", true, "c-m", "h-office");
      run("update received_mail set verb = 104");
      assertThat(map(1)).containsExactly(told("anna", 1, "h-bo", 1));
    }

    @Test
    void an_answer_with_a_colleague_in_copy_passes_nothing_on() {
      mail("anna", "m");
      sent("anna", "s", false, "m", "eva");
      recipient("anna", "s", "h-bo", true);
      assertThat(map(1)).isEmpty();
    }

    @Test
    void a_forward_with_the_sender_in_copy_does() {
      passedOn("anna", "m", "h-office");
      recipient("anna", "f-m", "eva", false);
      assertThat(map(1)).hasSize(1);
    }

    @Test
    void a_silent_message_to_a_colleague_about_it_does_whatever_its_subject() {
      mail("anna", "m");
      sent("anna", "s", false, "m", "h-office");
      assertThat(map(1)).hasSize(1);
    }

    @Test
    void what_went_to_the_mailbox_itself_or_outside_passes_nothing_on() {
      passedOn("anna", "m", "h-anna-alias");
      passedOn("anna", "n", "somebody");
      assertThat(map(1)).isEmpty();
    }

    @Test
    void other_mail_than_external_is_nobodys_mistake() {
      mail("anna", "m", NOON, "internal");
      mail("anna", "n", NOON, "bulk");
      sent("anna", "f", true, "m", "h-office");
      sent("anna", "g", true, "n", "h-office");
      assertThat(map(1)).isEmpty();
    }

    @Test
    void mail_of_other_weeks_does_not_count() {
      mail("anna", "old", WEEKS.from().minusSeconds(1), "external");
      mail("anna", "new", WEEKS.until(), "external");
      sent("anna", "f", true, "old", "h-office");
      sent("anna", "g", true, "new", "h-office");
      assertThat(map(1)).isEmpty();
    }

    @Test
    void what_a_steward_passes_on_from_their_own_mailbox_came_to_the_shared_one() {
      mail("info", "m");
      sent("bo", "f", true, "m", "h-office");
      assertThat(map(1)).containsExactly(told("info", 1, "h-office", 1));
    }

    @Test
    void who_got_the_mail_too_passes_on_their_own_copy_alone() {
      mail("anna", "m");
      passedOn("bo", "m", "h-office");
      assertThat(map(1)).containsExactly(told("bo", 1, "h-office", 1));
    }

    private void sentAt(String by, String id, Instant at) {
      run(
          "update sent_mail set sent_at = %s where mailbox_id = '%s' and message_id = '%s'"
              .formatted(time(at), by, id));
    }

    @Test
    void what_was_answered_before_is_passed_on_for_another_reason() {
      passedOn("anna", "m", "h-bo");
      sentInConversation("anna", "answer", false, "c-m", "eva");
      assertThat(map(1)).as("told after it was passed on").hasSize(1);
      sentAt("anna", "answer", NOON.plusSeconds(30));
      assertThat(map(1)).isEmpty();
      sentAt("anna", "answer", NOON.minusSeconds(30));
      assertThat(map(1)).as("an answer to something earlier").hasSize(1);
    }

    @Test
    void what_a_steward_answered_before_is_not_told_of_the_shared_mailbox() {
      passedOn("info", "m", "h-bo");
      sent("bo", "answer", false, "m", "eva");
      sentAt("bo", "answer", NOON.plusSeconds(30));
      assertThat(map(1)).isEmpty();
    }

    @Test
    void what_was_said_to_be_answered_before_counts_unless_it_was_taken_back() {
      passedOn("anna", "m", "h-bo");
      run("update received_mail set verb = 104, verb_at = received_at + interval '60' second");
      mark("m", 10, "ANSWERED");
      assertThat(map(1)).isEmpty();
      mark("m", 20, "OPEN");
      assertThat(map(1)).hasSize(1);
    }

    private void mark(String id, int seconds, String kind) {
      run(
          ("insert into mark (mailbox_id, message_id, marked_at, kind) values ('anna', '%s', %s,"
                  + " '%s')")
              .formatted(id, time(NOON.plusSeconds(seconds)), kind));
    }

    @Test
    void what_is_said_later_takes_back_that_it_was_passed_on() {
      for (String later : List.of("NO_REPLY_NEEDED", "ACKNOWLEDGED", "ANSWERED")) {
        mail("anna", later);
        mark(later, 10, "PASSED_ON");
        mark(later, 20, later);
      }
      assertThat(map(1)).as("who answered has told the sender").hasSize(1);
      assertThat(map(1).getFirst().mails()).isOne();
    }

    @Test
    void an_administration_mailbox_is_there_to_pass_mail_on() {
      passedOn("office", "m", "h-bo");
      passedOn("anna", "n", "h-bo");
      assertThat(map(1))
          .extracting(MisdirectedMail::mailbox)
          .containsExactly(new MailboxId("anna"));
    }

    @Test
    void what_the_message_or_a_person_says_counts_and_leads_nowhere_known() {
      mail("anna", "m");
      mail("anna", "n");
      run("update received_mail set verb = 104, verb_at = received_at where message_id = 'm'");
      run(
          ("insert into mark (mailbox_id, message_id, marked_at, kind) values ('anna', 'n', %s,"
                  + " 'PASSED_ON')")
              .formatted(time(NOON.plusSeconds(5))));
      assertThat(map(2)).containsExactly(told("anna", 2, null, 0));
      run(
          ("insert into mark (mailbox_id, message_id, marked_at, kind) values ('anna', 'n', %s,"
                  + " 'OPEN')")
              .formatted(time(NOON.plusSeconds(6))));
      assertThat(map(1)).containsExactly(told("anna", 1, null, 0));
    }
  }

  @Test
  void a_count_is_told_for_five_minutes() {
    AtomicInteger counted = new AtomicInteger();
    MovingClock clock = new MovingClock(NOON);
    MisdirectionMap map =
        ((MisdirectionMap)
                (_, _) -> {
                  counted.incrementAndGet();
                  return List.of();
                })
            .remembered(clock);
    map.in(WEEKS, 3);
    map.in(WEEKS, 3);
    assertThat(counted).hasValue(1);
    map.in(WEEKS, 2);
    assertThat(counted).as("another question").hasValue(2);
    clock.move(Duration.ofMinutes(5));
    map.in(WEEKS, 3);
    assertThat(counted).hasValue(3);
  }

  @Nested
  class OnH2 extends Contract {
    @Override
    Database empty() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgresql extends Contract {
    @Override
    Database empty() {
      return Databases.postgres();
    }
  }
}
