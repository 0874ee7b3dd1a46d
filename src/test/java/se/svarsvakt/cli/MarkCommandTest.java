package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.TownScan.refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.cli.TownScan.Result;
import tools.jackson.databind.JsonNode;

/**
 * What people say of mail on the command line: on Friday 20 November 2026 at 10:30, of a mail that
 * waits for an answer until Monday 23.
 */
class MarkCommandTest {
  private static final String ANNA = "anna.bergqvist@kommun.example";
  private static final String NOW = "2026-11-20T10:30:00+01:00";
  private static final List<TownScan> TOWNS = new ArrayList<>();

  @TempDir private Path store = Path.of("unset");
  private String mail = "";

  @BeforeAll
  static void build() {
    TOWNS.add(new TownScan(Path.of("unset")));
  }

  @AfterAll
  static void stop() {
    TOWNS.forEach(TownScan::close);
    TOWNS.clear();
  }

  @BeforeEach
  void scan_once() {
    for (JsonNode one : scan(NOW).path("mail")) {
      if (one.path("state").asString("").equals("OPEN")) {
        mail = one.path("messageId").asString();
      }
    }
    assertThat(mail).isNotEmpty();
  }

  private JsonNode scan(String asOf) {
    return run("scan --output json --mailbox " + ANNA + " --as-of " + asOf).json();
  }

  /** Words without white space in them. */
  private Result run(String words) {
    return TOWNS.getFirst().run(store, List.of(words.split(" ")));
  }

  private Result mark(String as) {
    return run("mark " + mail + " --mailbox " + ANNA + " --as " + as);
  }

  private JsonNode judged(String asOf) {
    for (JsonNode one : scan(asOf).path("mail")) {
      if (one.path("messageId").asString().equals(mail)) {
        return one;
      }
    }
    throw new AssertionError("the mail is not listed any more");
  }

  private String state() {
    return judged(NOW).path("state").asString("");
  }

  /** The nudges about the mail: kind and planned time. */
  private List<String> nudges(String asOf) {
    List<String> nudges = new ArrayList<>();
    for (JsonNode nudge : scan(asOf).path("nudges")) {
      for (JsonNode item : nudge.path("items")) {
        if (item.asString().equals(mail)) {
          nudges.add(nudge.path("kind").asString() + " " + nudge.path("plannedFor").asString());
        }
      }
    }
    return nudges;
  }

  @Test
  void a_mail_that_needs_no_answer_is_settled_until_it_is_taken_back() {
    assertThat(mark("no-reply-needed --reason phone").code()).isEqualTo(Cli.DONE);
    assertThat(state()).isEqualTo("NO_REPLY_NEEDED");
    assertThat(mark("open").code()).isEqualTo(Cli.DONE);
    assertThat(state()).isEqualTo("OPEN");
  }

  @Test
  void a_mail_answered_elsewhere_is_answered_by_nobody_known() {
    assertThat(mark("ANSWERED").out()).isEqualToIgnoringNewLines(ANNA + "  " + mail + "  answered");
    JsonNode answered = judged(NOW);
    assertThat(answered.path("state").asString()).isEqualTo("ANSWERED");
    assertThat(answered.path("evidence").asString()).isEqualTo("marked");
    assertThat(answered.path("answeredBy").isNull()).isTrue();
    assertThat(answered.path("answeredAt").asString()).isEqualTo(NOW);
  }

  @Test
  void saying_the_same_twice_is_saying_it_once() {
    mark("answered");
    assertThat(mark("answered").code()).isEqualTo(Cli.DONE);
    assertThat(mark("answered --as-of 2026-11-20T11:00").code()).isEqualTo(Cli.DONE);
    assertThat(judged("2026-11-20T12:00").path("answeredAt").asString()).isEqualTo(NOW);
  }

  @Test
  void a_promised_date_is_the_new_deadline() {
    assertThat(judged(NOW).path("dueAt").asString()).isEqualTo("2026-11-23T17:00:00+01:00");
    assertThat(mark("acknowledged --until 2026-11-25").out())
        .endsWith("  acknowledged until 2026-11-25" + System.lineSeparator());
    JsonNode promised = judged(NOW);
    assertThat(promised.path("state").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(promised.path("dueAt").asString()).isEqualTo("2026-11-25T17:00:00+01:00");
    assertThat(promised.path("onTime").asBoolean(false)).isTrue();
  }

  @Test
  void a_promise_has_its_reminder_on_the_working_day_before() {
    mark("acknowledged --until 2026-11-30"); // a Monday, so the reminder goes on Friday
    assertThat(nudges("2026-11-27T08:29")).isEmpty();
    assertThat(nudges("2026-11-27T08:31")).containsExactly("reply-due 2026-11-27T08:30:00+01:00");
  }

  @Test
  void a_promise_that_was_not_kept_is_overdue() {
    mark("acknowledged --until 2026-11-25");
    assertThat(judged("2026-11-25T17:00").path("state").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(judged("2026-11-25T17:01").path("state").asString()).isEqualTo("OVERDUE");
    assertThat(nudges("2026-11-26T08:31")).containsExactly("overdue 2026-11-26T08:30:00+01:00");
  }

  @ParameterizedTest
  @CsvSource({
    "acknowledged, --until is missing",
    "acknowledged --until 2026-11-19, past on 2026-11-20",
    "acknowledged --until 2027-11-21, 2027-11-20",
    "acknowledged --until soon, --until = \"soon\"",
    "answered --until 2026-11-25, --until = \"2026-11-25\"",
    "open --until 2026-11-25, only --as acknowledged",
    "done, 'acknowledged, answered, called-back, no-records-request, no-reply-needed, not-ours,"
        + " of-little-importance, open, passed-on, registered'",
    "answered --reason=, --reason is blank",
    "answered --as-of 2026-11-01T10:00, the mail came later",
    "answered --as-of noon, --as-of"
  })
  void what_cannot_be_said_is_refused(String as, String told) {
    refused(mark(as), told);
    assertThat(state()).isEqualTo("OPEN");
  }

  @Test
  void without_a_day_the_answer_is_promised_for_the_last_that_it_has() {
    String two =
        " --svarsvakt.policy.reply.acknowledge-within-working-days=1"
            + " --svarsvakt.policy.reply.respond-within-working-days=4";
    assertThat(mark("acknowledged" + two).out())
        .endsWith("  acknowledged until 2026-11-26" + System.lineSeparator());
    JsonNode promised = judged(NOW + two);
    assertThat(promised.path("dueAt").asString()).isEqualTo("2026-11-26T17:00:00+01:00");
    assertThat(promised.path("acknowledgeDueAt").asString()).isEqualTo("2026-11-23T17:00:00+01:00");
    assertThat(promised.path("answerDueAt").asString()).isEqualTo("2026-11-26T17:00:00+01:00");
    refused(mark("acknowledged --as-of 2026-11-27T09:00" + two), "--until is missing", "are over");
    assertThat(scan(NOW + two).path("policy").path("acknowledgeWithinWorkingDays").asInt())
        .isEqualTo(1);
    assertThat(judged(NOW).has("answerDueAt")).isFalse();
  }

  @Test
  void a_complex_answer_is_not_promised_later_than_the_policy_lets_it_take() {
    String complex = " --svarsvakt.policy.reply.complex-within-working-days=3";
    refused(
        mark("acknowledged --until 2026-11-26" + complex),
        "--until = \"2026-11-26\"",
        "2026-11-25",
        "svarsvakt.policy.reply.complex-within-working-days");
    assertThat(state()).isEqualTo("OPEN");
    assertThat(mark("acknowledged --until 2026-11-25" + complex).code()).isEqualTo(Cli.DONE);
  }

  @Test
  void mail_that_the_mailbox_does_not_hold_is_refused() {
    String sara = "sara.lindqvist@kommun.example";
    String end = " --as answered --mailbox ";
    refused(run("mark " + mail + end + sara), mail, sara, "svarsvakt scan --output json");
    refused(run("mark nonsense" + end + ANNA), "MESSAGE-ID = \"nonsense\"");
    refused(run("mark " + mail + end + "nobody@kommun.example"), "--mailbox");
    refused(
        TOWNS.getFirst().run(store, List.of("mark", "", "--mailbox=" + ANNA, "--as=open")),
        "MESSAGE-ID");
  }

  @Test
  void incomplete_words_are_one_line() {
    refused(run("mark"), "MESSAGE-ID", "svarsvakt mark --help");
    refused(run("mark " + mail), "--mailbox", "--as");
  }
}
