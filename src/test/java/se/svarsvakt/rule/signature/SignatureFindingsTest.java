package se.svarsvakt.rule.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;

class SignatureFindingsTest {
  private static final Instant SENT = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void every_flaw_is_a_breach_since_the_message_was_sent() {
    Flaw wrong = new Flaw("wrong-value", "Telefon", "Telefon: 1", "Telefon: 2");
    Flaw missing = new Flaw("missing-line", "Fax", "Fax: 3", "");
    List<Finding> findings =
        SignatureFindings.of(
            new MailboxId("anna"), new MessageId("m1"), SENT, List.of(wrong, missing));
    Finding bare =
        new Finding(
            "signature",
            "wrong-value",
            new MailboxId("anna"),
            Severity.BREACH,
            SENT,
            null,
            new MessageId("m1"));
    assertThat(findings.getFirst())
        .isEqualTo(
            bare.with("line", "Telefon")
                .with("expected", "Telefon: 1")
                .with("found", "Telefon: 2"));
    assertThat(findings.getLast().detail()).isEqualTo(Map.of("line", "Fax", "expected", "Fax: 3"));
  }

  @Test
  void a_flaw_does_not_show_its_content_by_chance() {
    assertThat(new Flaw("addition", "Fax", "", "hemligt")).hasToString("Flaw[addition]");
  }

  @Test
  void what_is_found_is_cut_to_what_a_reminder_can_show() {
    assertThat(new Flaw("addition", "Fax", "", "å".repeat(5000)).found()).hasSize(301);
  }
}
