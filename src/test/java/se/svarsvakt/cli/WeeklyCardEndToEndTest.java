package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.at;
import static se.svarsvakt.cli.Office.question;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.ReceivedCard;
import se.svarsvakt.simulator.SimulatedMailbox;

/** The weekly summary as a card, and what managers say of it to the bot. */
class WeeklyCardEndToEndTest {
  private static final String FROM = "svarsvakt@kommun.example";
  private static final String[] MAIL = {"--svarsvakt.nudges.mail-from=" + FROM};
  private static final String[] PAGES = {
    MAIL[0],
    "--svarsvakt.web.public-url=https://svarsvakt.kommun.example",
    "--svarsvakt.sign-in.client-id=22222222-3333-4444-5555-666666666666",
    "--svarsvakt.sign-in.tenant-id=11111111-2222-3333-4444-555555555555",
    "--svarsvakt.sign-in.client-secret=no-secret"
  };

  @TempDir private Path data = Path.of("unset");
  private BotOffice office = new BotOffice(Path.of("unset"));

  @BeforeEach
  void open() {
    office.close(); // the one before it is injected
    office = new BotOffice(data);
    office.office.tenant.open(DirectoryUser.resource("Svarsvakt", FROM), MailboxProfile.SHARED);
    answered(office.office.anna);
    answered(office.office.chef);
    question(office.office.bo, "2026-11-17T09:00");
    office.scan("2026-11-20T16:00");
  }

  @AfterEach
  void close() {
    office.close();
  }

  private static void answered(SimulatedMailbox mailbox) {
    mailbox.reply(question(mailbox, "2026-11-17T09:00"), "Ni får bygga.", at("2026-11-17T11:00"));
  }

  private static List<String> weekly(TownScan.Result result) {
    return BotOffice.nudges(result).stream().filter(told -> told.startsWith("weekly")).toList();
  }

  private ReceivedCard weeklyCard() {
    return office.office.tenant.chats().cardsOf("cia.chef@kommun.example").stream()
        .filter(card -> card.content().toString().contains("Vecka 47"))
        .findFirst()
        .orElseThrow();
  }

  private String chefsCard() {
    return office.card(office.office.chef).content().toString();
  }

  @Test
  void beside_the_mail_goes_a_card_that_opens_the_page() {
    assertThat(weekly(office.scan("2026-11-23T08:00", PAGES)))
        .containsExactlyInAnyOrder("weekly-summary mail SENT", "weekly-summary bot SENT");
    String id = office.office.chef.account().id();
    assertThat(weeklyCard().content().toString())
        .contains("67 %", "Ett mejl", "Att göra")
        .contains("Action.OpenUrl", "https://svarsvakt.kommun.example/unit/" + id);
    assertThat(office.office.tenant.sentMails().getFirst().text())
        .contains("https://svarsvakt.kommun.example/unit/" + id, "pausa veckobrev");
    assertThat(weekly(office.scan("2026-11-24T12:00", PAGES))).isEmpty();
    assertThat(weeklyCard().changes()).isZero(); // a week that is over stays as it was
  }

  @Test
  void without_a_mailbox_that_sends_the_card_goes_alone() {
    assertThat(weekly(office.scan("2026-11-23T08:00"))).containsExactly("weekly-summary bot SENT");
    assertThat(weeklyCard().content().toString()).doesNotContain("Action.OpenUrl");
    assertThat(office.office.tenant.sentMails()).isEmpty();
  }

  private void says(String local, String words, String answer) {
    office.at(local, acts -> acts.write(office.office.chef, words));
    assertThat(chefsCard()).contains(answer);
  }

  @Test
  void a_manager_can_pause_stop_and_resume_it_by_writing_to_the_bot() {
    office.scan("2026-11-23T08:00", MAIL);
    says("2026-11-23T09:00", "pausa veckobrevet", "Skriv också dagen");
    says("2026-11-23T09:00", "pausa veckobrevet 2026-11-20", "Skriv också dagen");
    says("2026-11-23T09:00", "Pausa veckobrevet 2026-12-07!", "pausat till måndag 7 december");
    assertThat(weekly(office.scan("2026-11-30T08:00", MAIL)))
        .containsExactly("weekly-summary mail SKIPPED");
    says("2026-11-30T09:00", "återuppta veckobrev", "Du får veckobrevet igen");
    assertThat(weekly(office.scan("2026-11-30T09:05", MAIL))).contains("weekly-summary mail SENT");
    says("2026-11-30T09:10", "avsluta veckobrev", "Du får inga fler veckobrev");
    assertThat(weekly(office.scan("2026-12-07T08:00", MAIL)))
        .containsExactly("weekly-summary mail SKIPPED");
    office.at("2026-12-07T09:00", acts -> acts.write(office.office.chef, "läget"));
    assertThat(chefsCard()).doesNotContain("veckobrev"); // no entry of it is taken for an action
  }
}
