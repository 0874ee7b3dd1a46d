package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail that a rule of a mailbox passed on is its author's; mail that a rule wrote is automatic. */
class MailboxRulesAgentTest {
  private static MailBuilder byRule(String owner) {
    return new MailBuilder()
        .from("info@firma.example")
        .header("Auto-Submitted", "auto-generated")
        .header("X-MS-Exchange-Generated-Message-Source", "Mailbox Rules Agent")
        .header("X-MS-Exchange-Inbox-Rules-Loop", owner);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gamla@kommun.example",
        "<gamla@kommun.example>",
        "gamla@kommun.example; bo@kommun.example",
        "information@firma.example",
        "info@firma.example.org",
        "",
        "?"
      })
  void what_a_rule_of_somebody_else_passed_on_is_its_authors(String owner) {
    assertThat(byRule(owner).verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "info@firma.example",
        "INFO@Firma.Example",
        "<info@firma.example>",
        "Info <info@firma.example>",
        "info+order@firma.example",
        "smtp:info@firma.example",
        "gamla@kommun.example, <info@firma.example>",
        "gamla@kommun.example info@firma.example"
      })
  void what_the_rule_of_the_sender_wrote_is_automatic(String owner) {
    assertThat(byRule(owner).verdict()).isEqualTo(Verdict.AUTOMATIC);
  }

  @Test
  void the_tag_of_the_sender_is_looked_through_too() {
    assertThat(byRule("info@firma.example").from("info+order@firma.example").verdict())
        .isEqualTo(Verdict.AUTOMATIC);
  }

  @Test
  void an_owner_on_a_second_line_counts() {
    var mail = byRule("gamla@kommun.example");
    mail.header("x-ms-exchange-inbox-rules-loop", "info@firma.example");
    assertThat(mail.verdict()).isEqualTo(Verdict.AUTOMATIC);
  }

  @Test
  void names_in_small_letters_are_the_same() {
    var mail =
        new MailBuilder()
            .header("auto-submitted", "Auto-Generated (by rule)")
            .header("x-ms-exchange-generated-message-source", "mailbox rules agent")
            .header("x-ms-exchange-inbox-rules-loop", "gamla@kommun.example");
    assertThat(mail.verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void another_mark_on_what_was_passed_on_still_tells() {
    assertThat(byRule("gamla@kommun.example").header("Return-Path", "<>").verdict())
        .isEqualTo(Verdict.AUTOMATIC);
    assertThat(byRule("gamla@kommun.example").header("X-Autoreply", "yes").verdict())
        .isEqualTo(Verdict.AUTOMATIC);
    assertThat(byRule("gamla@kommun.example").header("Auto-Submitted", "auto-replied").verdict())
        .isEqualTo(Verdict.AUTOMATIC);
    assertThat(byRule("gamla@kommun.example").header("List-Id", "<x.example>").verdict())
        .isEqualTo(Verdict.BULK);
  }

  @Test
  void a_robot_that_no_rule_passed_on_is_automatic() {
    var robot = new MailBuilder().header("Auto-Submitted", "auto-generated");
    assertThat(robot.header("X-MS-Exchange-Inbox-Rules-Loop", "a@x.example").verdict())
        .isEqualTo(Verdict.AUTOMATIC);
  }
}
