package se.svarsvakt.teams.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import se.svarsvakt.testing.Node;
import se.svarsvakt.worklist.ActionReading;
import tools.jackson.databind.JsonNode;

/** Cards in Microsoft's renderer and a real browser, 320 pixels wide, everything unfolded. */
class CardRenderTest {
  @BeforeAll
  static void with_a_browser() {
    Node.needed();
    Node.chromium();
  }

  private static JsonNode seen(String card) {
    JsonNode seen = Gallery.report().path("cards").path(card);
    assertThat(seen.isObject()).as("the card %s was shown", card).isTrue();
    return seen;
  }

  private static void everyCardHasNo(String finding) {
    List<Executable> checks =
        Gallery.cards().keySet().stream()
            .<Executable>map(name -> () -> assertThat(seen(name).path(finding)).as(name).isEmpty())
            .toList();
    Assertions.assertAll(checks);
  }

  @Test
  void the_renderer_reads_every_card_without_a_complaint() {
    everyCardHasNo("events");
  }

  @Test
  void no_card_is_wider_than_320_pixels() {
    everyCardHasNo("overflowing");
  }

  @Test
  void every_button_and_input_has_a_name() {
    everyCardHasNo("nameless");
  }

  @Test
  void axe_finds_nothing_serious() {
    everyCardHasNo("axe");
  }

  @Test
  void no_text_of_other_people_becomes_a_link_or_markup() {
    everyCardHasNo("markup");
  }

  @Test
  void a_card_can_be_read_without_knowing_its_colours() {
    assertThat(seen("kind-overdue-sv").path("text").asString())
        .contains("Svarstiden har gått ut för ett mejl")
        .contains("Försenat: skulle ha besvarats fredag 20 november kl. 17:00")
        .contains("Bygglov för altan på Tallvägen 1", "Från Karin Ek")
        .contains("Besvarat per telefon", "Öppna i Outlook", "Mer …");
  }

  @Test
  void markdown_in_a_subject_is_shown_as_it_was_written() {
    assertThat(seen("hostile-sv").path("text").asString())
        .contains("[klicka här](http://evil.example)")
        .contains("**fet** _lutad_ ~~bort~~ `kod` # rubrik - punkt 1. lista")
        .contains("{ {DATE(2020-01-01T00:00:00Z, SHORT)}}");
  }

  @Test
  void a_button_of_one_matter_brings_the_inputs_of_that_matter_alone() {
    JsonNode sent = seen("digest-3-sv").path("sent").path("Behöver inget svar");
    assertThat(sent.path("verb").asString()).isEqualTo("no-reply");
    assertThat(sent.path("data").propertyNames())
        .containsExactlyInAnyOrder("verb", "mailbox", "item", "n", "card", "reason-0", "until-0");
  }

  @Test
  void what_the_renderer_sends_is_understood() {
    JsonNode sent = seen("digest-3-sv").path("sent").path("Påminn mig nästa arbetsdag");
    CardAction action =
        CardAction.read(Blocks.JSON.createObjectNode().set("action", sent), SampleWorklists.ANNA)
            .orElseThrow();
    assertThat(action.reading().orElseThrow()).isInstanceOf(ActionReading.Complete.class);
    assertThat(action.items())
        .containsExactly(SampleWorklists.item(0), SampleWorklists.item(1), SampleWorklists.item(2));
  }
}
