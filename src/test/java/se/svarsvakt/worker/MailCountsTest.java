package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.Evidence;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;

/** What each state counts as. */
class MailCountsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
  private static final Settlement LATE = new Settlement(NOON, false, Evidence.MARKED, null);
  private static final MailboxId ANNA = new MailboxId("anna");

  static Stream<ReplyState> states() {
    return Stream.of(
        new ReplyState.Open(),
        new ReplyState.DueSoon(NOON),
        new ReplyState.Overdue(NOON),
        new ReplyState.Answered(LATE),
        new ReplyState.Acknowledged(LATE, LocalDate.of(2026, 11, 27)),
        new ReplyState.Forwarded(LATE, NOON, ANNA),
        new ReplyState.ForwardedUntold(NOON, ANNA),
        new ReplyState.NoReplyNeeded(NOON),
        new ReplyState.Discarded());
  }

  @ParameterizedTest
  @MethodSource("states")
  void open_is_what_the_rule_calls_open(ReplyState state) {
    assertThat(MailCounts.of(state).open().all()).isEqualTo(state.isOpen() ? 1 : 0);
  }

  @Test
  void acknowledged_mail_is_answered_and_still_open() {
    var promised = new ReplyState.Acknowledged(LATE, LocalDate.of(2026, 11, 27));
    assertThat(MailCounts.of(promised))
        .isEqualTo(new MailCounts(new MailCounts.OpenMail(0, 0, 0, 0, 1), 1, 0));
  }

  @Test
  void all_states_together_count_each_once() {
    MailCounts all = states().map(MailCounts::of).reduce(MailCounts.NONE, MailCounts::plus);
    assertThat(all).isEqualTo(new MailCounts(new MailCounts.OpenMail(1, 1, 1, 1, 1), 3, 0));
  }
}
