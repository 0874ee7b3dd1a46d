package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static se.svarsvakt.cli.Office.at;
import static se.svarsvakt.cli.Office.question;
import static se.svarsvakt.cli.TownScan.refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.SimulatedMailbox;
import tools.jackson.databind.JsonNode;

/** The years 2025 and 2026, which has 53 weeks, in the small office. */
class YearEndToEndTest {
  private static final String CHEF = "cia.chef@kommun.example";

  @TempDir private Path data = Path.of("unset");
  private Office office = new Office(Path.of("unset"));

  @BeforeEach
  void open() {
    office.close(); // the one before it is injected
    office = new Office(data);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private void scan(String local) {
    Result scanned = office.scan(local, "--svarsvakt.history=P30D", "--dry-run");
    assertThat(scanned.code()).isZero();
  }

  private void answered(SimulatedMailbox mailbox, String asked, String answered) {
    mailbox.reply(question(mailbox, asked), "Hej! Ni får bygga i vår.", at(answered));
  }

  private Result year(String local, String year, String... more) {
    List<String> words =
        new ArrayList<>(List.of("summary", "--as-of", at(local).toString(), "--year", year));
    words.addAll(List.of(more));
    return office.run(words);
  }

  private JsonNode json(String local, String year) {
    return year(local, year, "--output", "json").json();
  }

  /** Week 10 of 2025: one in time of three. Weeks 10 and 53 of 2026: three and two of three. */
  private void twoYears() {
    answered(office.anna, "2025-03-03T09:00", "2025-03-03T11:00");
    answered(office.bo, "2025-03-03T09:00", "2025-03-07T11:00");
    answered(office.chef, "2025-03-03T09:00", "2025-03-07T11:00");
    answered(office.anna, "2026-03-02T09:00", "2026-03-02T11:00");
    answered(office.bo, "2026-03-02T09:00", "2026-03-02T11:00");
    answered(office.chef, "2026-03-02T09:00", "2026-03-02T11:00");
    answered(office.anna, "2026-12-28T09:00", "2026-12-28T11:00");
    answered(office.bo, "2026-12-28T09:00", "2026-12-28T11:00");
    question(office.chef, "2026-12-28T09:00");
    scan("2025-01-07T08:00");
    scan("2026-01-07T08:00");
    scan("2026-06-01T08:00");
    scan("2027-01-11T08:00");
  }

  @Test
  void a_year_of_53_weeks_is_told_from_kept_weeks_beside_the_one_before() {
    twoYears();
    JsonNode told = json("2027-01-11T09:00", "2026");
    JsonNode unit = told.path("units").path(0);
    assertThat(told.path("firstWeek").asString()).isEqualTo("2026-W01");
    assertThat(told.path("lastWeek").asString()).isEqualTo("2026-W53");
    assertThat(told.path("complete").asBoolean()).isTrue();
    assertThat(unit.path("manager").asString()).isEqualTo(CHEF);
    assertThat(unit.path("weeks").asInt()).isEqualTo(53);
    assertThat(unit.path("figures").path("due").asInt()).isEqualTo(6);
    assertThat(unit.path("figures").path("onTime").asInt()).isEqualTo(5);
    assertThat(unit.path("figures").path("unanswered").asInt()).isEqualTo(1);
    assertThat(unit.path("months").toString())
        .contains("{\"month\":\"2026-03\",\"due\":3,\"onTime\":3,\"onTimeShare\":1.0}")
        .contains("{\"month\":\"2026-12\",\"due\":3,\"onTime\":2");
    assertThat(unit.path("yearBefore").path("figures").path("onTimeShare").asDouble())
        .isEqualTo(1.0 / 3, within(1e-9));
    // five of six within a day; what came in the last week is known from the week after it
    assertThat(unit.path("kkik").path("received").asInt()).isEqualTo(6);
    assertThat(unit.path("kkik").path("withinOneWorkingDay").asDouble())
        .isEqualTo(5.0 / 6, within(1e-9));
    assertThat(unit.path("kkik").path("unanswered").asDouble()).isEqualTo(1.0 / 6, within(1e-9));
    table();
  }

  private void table() {
    assertThat(year("2027-01-11T09:00", "2026").out())
        .contains("2026, 2026-W01 to 2026-W53", "same weeks of 2025", "2026-03 100 %", "83 %");
    assertThat(year("2027-01-11T09:00", "2026", "--output", "html").out())
        .contains("Så höll ni kontaktlöftet 2026", "Samma veckor 2025", "mars", "KKiK")
        .doesNotContain("Året är inte slut");
    assertThat(year("2027-01-11T09:00", "2026", "--output", "csv").out())
        .contains("\"2025\";\"" + CHEF + "\";\"unit\";\"\";\"3\";\"3\";\"1\"")
        .contains("\"2026\";\"" + CHEF + "\";\"month\";\"2026-12\"");
  }

  @Test
  void a_page_for_one_manager_is_in_the_language_of_their_mailbox() {
    String dana = "dana.lind@kommun.example";
    office.tenant.open(
        DirectoryUser.person("Dana Lind", dana), MailboxProfile.PERSON.locale("en-GB"));
    office.tenant.open(
        DirectoryUser.person("Sam Ask", "sam.ask@kommun.example").managedBy(dana),
        MailboxProfile.PERSON);
    answered(office.anna, "2026-03-02T09:00", "2026-03-02T11:00");
    scan("2026-03-20T08:00");
    String[] danas = {"--output", "html", "--manager", dana};
    assertThat(year("2026-03-20T09:00", "2026", danas).out())
        .contains("lang=\"en\"", "Same weeks of 2025")
        .doesNotContain("Samma veckor");
    assertThat(year("2026-03-20T09:00", "2026", "--output", "html").out()).contains("lang=\"sv\"");
    List<String> week =
        new ArrayList<>(List.of("summary", "--as-of", at("2026-03-20T09:00").toString()));
    assertThat(office.run(week(week, "--output", "html")).out()).contains("lang=\"sv\"");
    assertThat(office.run(week(week, danas)).out()).contains("lang=\"en\"");
  }

  private static List<String> week(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return all;
  }

  @Test
  void a_year_that_is_not_over_is_told_up_to_its_last_week_beside_the_same_weeks() {
    twoYears();
    JsonNode told = json("2026-06-01T09:00", "2026");
    assertThat(told.path("lastWeek").asString()).isEqualTo("2026-W22");
    assertThat(told.path("complete").asBoolean()).isFalse();
    JsonNode unit = told.path("units").path(0);
    assertThat(unit.path("weeks").asInt()).isEqualTo(22);
    assertThat(unit.path("yearBefore").path("weeks").asInt()).isEqualTo(22);
    assertThat(year("2026-06-01T09:00", "2026").out()).contains("the year is not over");
    assertThat(year("2026-06-01T09:00", "2026", "--output", "html").out())
        .contains("Året är inte slut");
  }

  @Test
  void what_cannot_be_told_is_refused() {
    scan("2026-11-20T16:00");
    for (String year : List.of("2024", "2027", "99999", "-1")) {
      refused(year("2026-11-20T17:00", year), "--year", "no week of it is over and kept");
    }
    refused(year("2026-11-20T17:00", "2026", "--send"), "--year stands alone");
    assertThat(year("2026-11-20T17:00", "soon").code()).isEqualTo(Cli.WRONG_USE);
  }
}
