package se.svarsvakt.teams.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.svarsvakt.testing.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Cards against what Microsoft publishes about their form. */
class CardSchemaTest {
  @BeforeAll
  static void with_node() {
    Node.needed();
    Node.chromium();
  }

  @Test
  void every_card_has_the_form_that_Microsofts_types_demand() {
    JsonNode types = Gallery.report().path("types");
    assertThat(types.path("checked").asInt()).isEqualTo(Gallery.cards().size());
    assertThat(types.path("faults")).isEmpty();
  }

  @Test
  void the_check_of_the_form_sees_a_misspelt_property_and_a_wrong_value() {
    assertThat(Gallery.report().path("types").path("control").asInt()).isEqualTo(2);
  }

  @Test
  void every_card_uses_only_what_version_1_5_has() {
    Gallery.cards()
        .forEach(
            (name, card) -> assertThat(card.path("version").asString()).as(name).isEqualTo("1.5"));
  }

  @Test
  void no_card_is_too_large_for_a_message() {
    for (Map.Entry<String, ObjectNode> card : Gallery.cards().entrySet()) {
      byte[] bytes = card.getValue().toString().getBytes(StandardCharsets.UTF_8);
      assertThat(bytes.length).as(card.getKey()).isLessThan(24_000);
    }
  }
}
