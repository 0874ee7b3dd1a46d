package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.ANNA;
import static se.svarsvakt.rule.reply.Scene.at;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.rule.Severity;

class ReplyFindingsTest {
  private static final Instant DUE = at("23T17:00");
  private final Scene scene = new Scene();
  private Incoming mail = scene.mail("unused", "02T08:00");

  @BeforeEach
  void one_mail() {
    scene.received.clear();
    mail = scene.mail("m", "20T15:10");
  }

  private Optional<Finding> finding(String now) {
    return ReplyFindings.of(scene.judge("m", now), at(now));
  }

  private static Finding expected(ReplyIssue issue, Severity severity, Instant since) {
    return new Finding(ANNA, issue, severity, since, DUE, new MessageId("m"));
  }

  @Test
  void nothing_is_found_while_there_is_time() {
    assertThat(finding("22T12:00")).isEmpty();
  }

  @Test
  void due_soon_is_a_warning_since_the_due_day_began() {
    assertThat(finding("23T09:00"))
        .contains(expected(ReplyIssue.DUE_SOON, Severity.WARNING, at("23T00:00")));
  }

  @Test
  void overdue_is_a_breach_since_the_deadline() {
    assertThat(finding("24T09:00")).contains(expected(ReplyIssue.OVERDUE, Severity.BREACH, DUE));
  }

  @Test
  void a_sender_who_was_not_told_is_a_warning_and_then_a_breach() {
    mail.verb(LastVerb.Kind.FORWARD, "20T16:00");
    var since = at("20T16:00");
    assertThat(finding("23T17:00"))
        .contains(expected(ReplyIssue.SENDER_UNTOLD, Severity.WARNING, since));
    assertThat(finding("23T17:01"))
        .contains(expected(ReplyIssue.SENDER_UNTOLD, Severity.BREACH, since));
  }

  @Test
  void a_late_answer_is_no_finding_any_more() {
    mail.verb(LastVerb.Kind.REPLY, "24T08:00");
    assertThat(finding("24T09:00")).isEmpty();
  }
}
