package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.at;
import static se.svarsvakt.cli.Office.question;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.SubmittedMail;
import se.svarsvakt.wiring.Product;

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

  private Result scan(String local, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--svarsvakt.history=P30D",
                "--svarsvakt.nudges.enabled=true",
                "--svarsvakt.web.public-url=https://svarsvakt.kommun.example",
                "--svarsvakt.sign-in.client-id=22222222-3333-4444-5555-666666666666",
                "--svarsvakt.sign-in.tenant-id=11111111-2222-3333-4444-555555555555",
                "--svarsvakt.sign-in.client-secret=no-secret",
                "--svarsvakt.nudges.mail-from=" + FROM));
    words.addAll(List.of(more));
    return office.scan(local, words.toArray(String[]::new));
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
  void operators_get_the_whole_organisations_year_once_wherever_they_are() {
    String[] operators = {"--svarsvakt.operators=bo.ek@kommun.example,drift@leverantor.example"};
    scan("2027-01-04T08:05", operators);
    assertThat(reviews())
        .flatExtracting(SubmittedMail::to)
        .containsExactlyInAnyOrder(
            "cia.chef@kommun.example", "bo.ek@kommun.example", "drift@leverantor.example");
    assertThat(reviews().getLast().text())
        .contains("Så höll hela organisationen kontaktlöftet 2026", "100\u00a0%", "varje brevlåda")
        .doesNotContain("cia.chef", "anna.berg");
    scan("2027-01-04T10:00", operators);
    scan("2027-01-11T09:00", operators);
    assertThat(reviews()).hasSize(3);
  }

  /** Weeks that cannot be read would end the pass. */
  @Test
  void a_year_that_everybody_has_is_not_added_up_again() {
    scan("2027-01-04T08:05");
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "svarsvakt.graph.base-url",
                    office.graphUrl,
                    "svarsvakt.graph.access-token",
                    "any-token",
                    "svarsvakt.data-dir",
                    data.toString())));
    Clock clock = Clock.fixed(at("2027-01-04T12:00"), ZoneOffset.UTC);
    try (Product product = Product.open(Settings.read(environment), clock)) {
      int spoilt =
          JdbcClient.create(product.source())
              .sql(
                  "update weekly_figure set document = '?'"
                      + " where week = '2026-W51' and manager_id <> ''")
              .update();
      assertThat(spoilt).isPositive();
    }
    assertThat(scan("2027-01-05T09:00").code()).isZero();
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
    List<String> json = new ArrayList<>(words);
    json.addAll(List.of("--output", "json"));
    assertThat(office.run(json).json().path("checklist").toString())
        .contains("follow-up", "inform", "revision");
  }
}
