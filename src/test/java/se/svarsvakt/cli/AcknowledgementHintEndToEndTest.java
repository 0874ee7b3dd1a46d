package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.svarsvakt.simulator.OutgoingMessage;

/** What Anna reads of a mail that she acknowledged. */
class AcknowledgementHintEndToEndTest extends BotOfficeDay {
  private static final String HINT = "Bekräftelsen nämner ingen kontaktperson.";

  /** The question of Wednesday, acknowledged on Friday until the next Wednesday. */
  private String acknowledgedWith(String html) {
    String question =
        office.anna.receive(
            OutgoingMessage.from(Office.CITIZEN)
                .saying("Fråga om bygglov", "Hej! När får vi bygga?")
                .messageId("<q@medborgare.example>"),
            Office.at("2026-11-19T09:00"));
    bots.scan("2026-11-20T08:35");
    office.anna.send(
        OutgoingMessage.from("Anna Berg <anna.berg@kommun.example>")
            .to(Office.CITIZEN)
            .answering(List.of("<q@medborgare.example>"))
            .saying("SV: Fråga om bygglov", "-")
            .html(html),
        Office.at("2026-11-20T08:50"));
    bots.at(
        "2026-11-20T09:00",
        acts ->
            acts.press(office.anna, "promise", on(office.anna, question, "until-0", "2026-11-25")));
    var result = bots.scan("2026-11-24T08:35"); // the working day before the promised one
    assertThat(BotOffice.state(result)).isEqualTo("ACKNOWLEDGED");
    assertThat(result.json().toString()).doesNotContain("contact-person", "no-contact");
    return words(office.anna);
  }

  @Test
  void one_that_names_nobody_is_hinted_at_in_the_reminder_of_the_promised_day() {
    assertThat(acknowledgedWith("<p>Hej! Vi svarar senast onsdag.</p><p>Mvh</p>")).contains(HINT);
  }

  @Test
  void one_that_names_a_person_is_not() {
    assertThat(acknowledgedWith("<p>Hej! Vi svarar senast onsdag.</p><p>Mvh<br>Anna Berg</p>"))
        .contains("Svar utlovat")
        .doesNotContain(HINT);
  }
}
