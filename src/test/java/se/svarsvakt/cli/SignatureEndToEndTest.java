package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.FRIDAY;
import static se.svarsvakt.cli.Office.found;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.ReceivedNotification;
import se.svarsvakt.simulator.RecordedRequest;
import tools.jackson.databind.JsonNode;

/** The signature under what Anna sent on Friday morning, through the whole program. */
class SignatureEndToEndTest {
  private static final String CORRECT =
      """
      <html><body><p>Hej!</p><p>Ni får bygga på måndag.</p><p>Med vänlig hälsning<br>Anna Berg,
      Handläggare<br>Bygglov, Kommunen<br>Telefon: 08-530 610 00</p></body></html>
      """;

  private static final String TEMPLATE =
      "--svarsvakt.policy.signature.template=Med vänlig hälsning\\n{givenName} {surname}[, {jobTitle}]"
          + "\\n[{department}, ]{companyName}\\nTelefon: {businessPhone}[, Mobil: {mobilePhone}]";

  @TempDir private Path data = Path.of("unset");

  private Result scan(String html, String... more) {
    try (Office office = new Office(data)) {
      office.annaSends(html, "2026-11-20T08:30");
      Result result = office.scan(FRIDAY, more);
      assertThat(office.graph.problems()).isEmpty();
      return result;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sollentuna | Telefon: 08-530 610 00 | Telefon: +46 8 530 610 00       |
          sollentuna | Telefon: 08-530 610 00 | Telefon: 08-530 610 99          | wrong-value
          sollentuna | <br>Telefon: 08-530 610 00 | ''                          | missing-line
          botkyrka   | 610 00</p>             | 610 00<br>Tänk på miljön!</p>   | addition
          ale        | <p>Med                 | <p style='font-family:Times New Roman'>Med | font
          sollentuna | <p>Med                 | <p style='font-family:Times New Roman'>Med |
          ale        | <p>Med                 | <p style='font-family:Verdana'>Med |
          """)
  void each_change_of_the_correct_signature_has_its_code(
      String profile, String part, String instead, String code) {
    assertThat(CORRECT).contains(part);
    Result result = scan(CORRECT.replace(part, instead), "--svarsvakt.policy.profile=" + profile);
    assertThat(found(result, "signature"))
        .isEqualTo(code == null ? List.of() : List.of("anna.berg " + code + " BREACH"));
  }

  @Test
  void mail_that_ends_without_a_signature_is_found() {
    assertThat(found(scan("<p>Hej! Ni får bygga på måndag.</p>"), "signature"))
        .containsExactly("anna.berg no-signature BREACH");
  }

  @Test
  void the_signature_above_quoted_mail_counts() {
    String reply =
        CORRECT.replace("</body>", "<hr><b>Från:</b> Ek<br><b>Ämne:</b> X<p>Hej</p></body>");
    assertThat(found(scan(reply), "signature")).isEmpty();
  }

  @Test
  void the_finding_tells_line_expected_and_found() {
    JsonNode detail =
        Office.finding(scan(CORRECT.replace("610 00", "610 99")), "signature").path("detail");
    assertThat(detail.path("line").asString()).isEqualTo("Telefon");
    assertThat(detail.path("expected").asString()).isEqualTo("Telefon: 08-530 610 00");
    assertThat(detail.path("found").asString()).isEqualTo("Telefon: 08-530 610 99");
    assertThat(detail.path("signature")).hasSize(4);
  }

  @Test
  void a_second_pass_shows_what_was_found_and_reads_no_body() {
    try (Office office = new Office(data)) {
      office.annaSends(CORRECT.replace("610 00", "610 99"), "2026-11-20T08:30");
      Result first = office.scan(FRIDAY);
      assertThat(bodies(office)).isNotEmpty();
      office.graph.forgetRequests();
      Result second = office.scan(FRIDAY);
      assertThat(Office.finding(second, "signature").at("/detail/found").asString())
          .isEqualTo("Telefon: 08-530 610 99");
      assertThat(Office.finding(second, "signature")).isEqualTo(Office.finding(first, "signature"));
      assertThat(bodies(office)).isEmpty();
    }
  }

  private static List<RecordedRequest> bodies(Office office) {
    return office.graph.requests().stream()
        .filter(request -> request.query().getOrDefault("$select", "").matches(".*[bB]ody\\b.*"))
        .toList();
  }

  @Test
  void by_the_default_template_it_is_reported_and_nobody_is_reminded() {
    try (Office office = new Office(data)) {
      office.annaSends("<p>Ok!</p>", "2026-11-20T08:30");
      Result result = office.scan(FRIDAY, "--svarsvakt.nudges.enabled=true");
      assertThat(found(result, "signature")).isNotEmpty();
      assertThat(result.json().path("nudges")).isEmpty();
      assertThat(office.tenant.notifications()).isEmpty();
    }
  }

  @Test
  void signatures_that_a_gateway_adds_are_left_out_and_table_and_json_say_so() {
    String setting = "--svarsvakt.policy.signature.added-by-gateway=true";
    Result result = scan("<p>Ok!</p>", setting);
    assertThat(found(result, "signature")).isEmpty();
    assertThat(result.json().at("/signatures/addedByGateway").asBoolean()).isTrue();
    try (Office office = new Office(data)) {
      String now = Office.at(FRIDAY).toString();
      assertThat(office.run(List.of("scan", "--as-of", now, setting)).out())
          .contains("SIGNATURES: left out, since a gateway adds them")
          .doesNotContain("no-signature");
    }
  }

  @Test
  void the_writer_is_sent_the_correct_signature() {
    try (Office office = new Office(data)) {
      office.annaSends("<p>Ok!</p>", "2026-11-20T08:30");
      office.scan(FRIDAY, "--svarsvakt.nudges.enabled=true", TEMPLATE);
      List<ReceivedNotification> told = office.tenant.notifications();
      assertThat(told).extracting(one -> one.activityType()).containsExactly("signature");
      assertThat(told.getFirst().templateParameters().get("text"))
          .isEqualTo(
              "Med vänlig hälsning\nAnna Berg, Handläggare\nBygglov, Kommunen\nTelefon: 08-530 610 00");
    }
  }
}
