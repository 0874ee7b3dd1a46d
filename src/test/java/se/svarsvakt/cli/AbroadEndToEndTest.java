package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.SimulatedMailbox;

/** An organisation outside Sweden, through the whole program. */
class AbroadEndToEndTest extends BotOfficeDay {
  /** The Tuesday after St Andrew's Day, a holiday in Scotland alone. */
  private static final String TUESDAY = "2026-12-01T08:35";

  private static final String[] SCOTTISH = {
    "--svarsvakt.policy.profile=international",
    "--svarsvakt.policy.holidays=gb-sct",
    "--svarsvakt.policy.zone=Europe/London"
  };

  private SimulatedMailbox clerk(String locale) {
    SimulatedMailbox clerk =
        office.tenant.open(
            DirectoryUser.person("Heidi Klar", "heidi@kommun.example"),
            MailboxProfile.PERSON.locale(locale));
    Office.question(clerk, "2026-11-27T12:00");
    return clerk;
  }

  @Test
  void its_own_holidays_move_the_deadline_and_a_card_is_in_english() {
    SimulatedMailbox heidi = clerk("de-DE");
    assertThat(BotOffice.told(bots.scan("2026-12-01T10:00", SCOTTISH)))
        .containsExactly("reply-due bot SENT");
    assertThat(bots.card(heidi).content().toString())
        .contains("Open in Outlook", "17:00")
        .doesNotContain("Öppna i", "tisdag");
  }

  @Test
  void in_sweden_the_same_mail_is_overdue_and_the_card_in_swedish() {
    SimulatedMailbox heidi = clerk("de-DE");
    assertThat(BotOffice.told(bots.scan(TUESDAY))).containsExactly("overdue bot SENT");
    assertThat(bots.card(heidi).content().toString())
        .contains("Öppna i Outlook")
        .doesNotContain("Open in");
  }

  @Test
  void whoever_reads_swedish_abroad_is_written_to_in_swedish() {
    SimulatedMailbox heidi = clerk("sv-FI");
    bots.scan("2026-12-01T10:00", SCOTTISH);
    assertThat(bots.card(heidi).content().toString()).contains("Öppna i Outlook");
  }
}
