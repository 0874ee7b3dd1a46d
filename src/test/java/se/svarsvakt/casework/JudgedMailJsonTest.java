package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.svarsvakt.mail.Clues;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.ReasonedVerdict;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.rule.reply.Evidence;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.Registration;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.worktime.DueDate;
import se.svarsvakt.worktime.SkippedDay;

class JudgedMailJsonTest {
  private static final Instant AT = Instant.parse("2026-11-19T13:00:00.123456Z");
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final LocalDate DAY = LocalDate.parse("2026-11-23");

  static List<ReplyState> states() {
    Settlement settled = new Settlement(AT, true, Evidence.THREAD, ANNA);
    return List.of(
        new ReplyState.Open(),
        new ReplyState.DueSoon(AT),
        new ReplyState.Overdue(AT),
        new ReplyState.Answered(settled),
        new ReplyState.Answered(new Settlement(AT, false, Evidence.VERB, null)),
        new ReplyState.Acknowledged(settled, DAY),
        new ReplyState.Forwarded(settled, AT, ANNA),
        new ReplyState.ForwardedUntold(AT, ANNA),
        new ReplyState.NoReplyNeeded(AT),
        new ReplyState.Discarded());
  }

  private static ReceivedMail mail() {
    return new ReceivedMail(
        new MailKey(ANNA, new MessageId("åäö=")),
        AT,
        new ReasonedVerdict(Verdict.EXTERNAL, "To", "closing-remark.sv.txt:4"),
        new Clues(
            Set.of(Trait.QUESTION, Trait.CLOSING),
            Set.of(new MailboxId("bo")),
            List.of("x"),
            new Hash("b"),
            new Hash("c")),
        new MailThread(new Hash("m"), null, Set.of(new Hash("r"), new Hash("s"))),
        Set.of(new Hash("w")),
        new LastVerb(LastVerb.Kind.FORWARD, AT),
        FolderState.ELSEWHERE,
        AT);
  }

  private static JudgedMail judged(
      @Nullable ReplyState state, @Nullable Registration registration) {
    return new JudgedMail(
        mail(),
        new ReasonedVerdict(Verdict.VOICEMAIL, "of itself"),
        state,
        state == null ? null : new DueDate(AT, DAY, List.of(new SkippedDay(DAY, "Midsommar"))),
        AT,
        AT.plusSeconds(1),
        null,
        Promise.CALL_BACK,
        true,
        registration,
        List.of("Because.", "And so on."));
  }

  @ParameterizedTest
  @MethodSource("states")
  void every_state_comes_back_as_it_was(ReplyState state) {
    List<JudgedMail> mail = List.of(judged(state, null), judged(null, null));
    assertThat(JudgedMailJson.unpacked(JudgedMailJson.packed(mail))).contains(mail);
  }

  @Test
  void every_registration_comes_back_as_it_was() {
    ReplyState open = new ReplyState.Open();
    List<JudgedMail> mail =
        List.of(
            judged(open, new Registration.NotSaid()),
            judged(open, new Registration.Stated(Registration.Choice.NOT_OURS, AT, "KS 1")));
    assertThat(JudgedMailJson.unpacked(JudgedMailJson.packed(mail))).contains(mail);
  }

  @Test
  void a_mail_takes_little_more_than_what_is_random_in_it() {
    JudgedMail one = judged(new ReplyState.Open(), null);
    List<JudgedMail> mail = Collections.nCopies(50, one);
    assertThat(JudgedMailJson.packed(mail).length / 50).isLessThan(100);
  }

  @Test
  void what_is_none_of_it_is_empty() {
    assertThat(JudgedMailJson.unpacked(new byte[0])).isEmpty();
    assertThat(JudgedMailJson.unpacked("[]".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(JudgedMailJson.text("text".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void people_are_shown_moments_as_dates() {
    byte[] packed = JudgedMailJson.packed(List.of(judged(new ReplyState.Open(), null)));
    assertThat(JudgedMailJson.text(packed))
        .hasValueSatisfying(text -> assertThat(text).contains(AT.toString()));
  }
}
