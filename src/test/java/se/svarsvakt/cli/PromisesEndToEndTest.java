package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.FRIDAY;
import static se.svarsvakt.cli.Office.finding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.OutgoingMessage;
import tools.jackson.databind.JsonNode;

/** What holds for every promise: exceptions, few requests, nothing of content kept. */
class PromisesEndToEndTest {
  @TempDir private Path data = Path.of("unset");

  @Test
  void an_exception_silences_a_finding_until_it_has_expired() {
    try (Office office = new Office(data)) {
      office.annaIsAway();
      String[] words = {"except", "add", "--reason=agreed", "--until=2026-11-22", "--rule=absence"};
      assertThat(office.run(List.of(words)).code()).isEqualTo(Cli.DONE);
      Result friday = office.scan(FRIDAY, "--svarsvakt.nudges.enabled=true");
      JsonNode excepted = finding(friday, "absence").path("excepted");
      assertThat(excepted.toString()).isEqualTo("{\"reason\":\"agreed\",\"until\":\"2026-11-22\"}");
      assertThat(Office.nudges(friday)).isEmpty();
      Result monday = office.scan("2026-11-23T10:00");
      assertThat(finding(monday, "absence").path("excepted").isNull()).isTrue();
    }
  }

  @Test
  void a_scan_five_minutes_later_asks_little_more_than_twice_a_mailbox() {
    try (Office office = new Office(data)) {
      for (int i = 0; i < 60; i++) {
        var clerk =
            office.clerk(
                "Test Nr" + i, "test.nr" + i + "@kommun.example", "08-530 620 " + (10 + i));
        Office.question(clerk, "2026-11-20T08:00");
      }
      office.annaIsAway();
      office.scan(FRIDAY);
      double soon = requestsAMailbox(office.scan("2026-11-20T10:35"));
      double hour = requestsAMailbox(office.scan("2026-11-20T11:35"));
      assertThat(soon).isPositive().isLessThanOrEqualTo(2.2);
      // then settings, folders and calendars are read too
      assertThat(hour).isGreaterThan(soon).isLessThanOrEqualTo(4.2);
    }
  }

  private static double requestsAMailbox(Result result) {
    JsonNode scan = result.json().path("scan");
    return scan.path("graphRequests").asDouble() / scan.path("mailboxes").asInt();
  }

  @Test
  void nothing_of_texts_is_kept_or_logged() throws IOException {
    try (Office office = new Office(data)) {
      office.annaIsAway().annaReplies("Jag är borta Frånvarohemligt", "2026-11-28T00:00");
      office.annaSends(
          "<p>Hej</p><p>Med vänlig hälsning<br>Anna Berg<br>Signaturhemligt</p>",
          "2026-11-20T08:30");
      OutgoingMessage question = OutgoingMessage.from("Hemlig <avsandarhemligt@x.example>");
      office.anna.receive(
          question.saying("Ämneshemligt", "Brödtexthemligt?"), Office.at("2026-11-13T09:00"));
      String[] more = {"--svarsvakt.nudges.enabled=true", "--svarsvakt.policy.profile=botkyrka"};
      Result result = office.scan(FRIDAY, more);
      assertThat(result.err()).doesNotContainIgnoringCase("hemligt");
      assertThat(Office.found(result, "signature")).isNotEmpty();
      assertThat(Office.found(result, "absence")).contains("anna.berg incomplete-text WARNING");
      assertThat(stored())
          .isNotEmpty()
          .noneMatch(text -> text.toLowerCase(java.util.Locale.ROOT).contains("hemligt"));
    }
  }

  private List<String> stored() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
        texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_16BE));
        texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_16LE));
      }
    }
    return texts;
  }
}
