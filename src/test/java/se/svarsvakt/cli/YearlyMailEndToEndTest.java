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
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.SubmittedMail;

/** The yearly review on its way to managers; the first Monday of January 2027 is the fourth. */
class YearlyMailEndToEndTest {
  private static final String FROM = "svarsvakt@kommun.example";

  @TempDir private Path data = Path.of("unset");
  private Office office = new Office(Path.of("unset"));

  @BeforeEach
  void open() {
    office.close(); // the one before it is injected
    office = new Office(data);
    office.tenant.open(DirectoryUser.resource("Svarsvakt", FROM), MailboxProfile.SHARED);
    office.anna.reply(question(office.anna, "2026-12-14T09:00"), "I vår.", at("2026-12-14T11:00"));
    scan("2026-12-18T16:00");
  }

  @AfterEach
  void close() {
    office.close();
  }

  private Result scan(String local) {
    return office.scan(
        local,
        "--svarsvakt.history=P30D",
        "--svarsvakt.nudges.enabled=true",
        "--svarsvakt.web.public-url=https://svarsvakt.kommun.example",
        "--svarsvakt.nudges.mail-from=" + FROM);
  }

  private List<SubmittedMail> reviews() {
    return office.tenant.sentMails().stream()
        .filter(mail -> mail.text().contains("Gör en gång om året"))
        .toList();
  }

  @Test
  void a_manager_gets_the_year_with_its_checklist_once_in_january() {
    scan("2026-12-28T09:00");
    scan("2027-01-04T07:30");
    assertThat(reviews()).isEmpty();
    Result due = scan("2027-01-04T08:05");
    assertThat(due.out()).contains("\"2026\"");
    assertThat(reviews()).hasSize(1);
    assertThat(reviews().getFirst().to()).containsExactly("cia.chef@kommun.example");
    assertThat(reviews().getFirst().text())
        .contains("Årlig uppföljning", "årligen informera samtliga anställda", "2026")
        .contains("Revidera reglerna.", "Vart fjärde år", "vet inte vilket år")
        .contains("Se över signaturmallen.", "Svarsvakts förslag")
        .contains(
            "https://svarsvakt.kommun.example/unit/"
                + office.chef.account().id()
                + "/year?year=2026");
    scan("2027-01-04T10:00");
    scan("2027-01-11T09:00");
    assertThat(reviews()).hasSize(1);
  }

  @Test
  void in_other_months_no_year_is_told() {
    scan("2027-02-01T09:00");
    assertThat(reviews()).isEmpty();
  }

  @Test
  void the_year_on_the_command_line_has_the_checklist() {
    scan("2027-01-04T08:05");
    List<String> words =
        List.of("summary", "--as-of", at("2027-01-04T09:00").toString(), "--year", "2026");
    assertThat(office.run(words).out())
        .contains("To do once a year", "year's figures", "Falkenberg");
    List<String> json = new java.util.ArrayList<>(words);
    json.addAll(List.of("--output", "json"));
    assertThat(office.run(json).json().path("checklist").toString())
        .contains("follow-up", "inform", "revision");
  }
}
