package se.svarsvakt.teams.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever comes is read without a fault. */
class CardActionProperties {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> NAMES =
      List.of(
          "action",
          "verb",
          "data",
          "mailbox",
          "item",
          "n",
          "card",
          "deed",
          "reason-0",
          "until-0",
          "from-0",
          "to-0",
          "address-0");

  @Property
  void nothing_that_comes_is_a_fault(@ForAll("values") JsonNode value) {
    CardAction.read(value, new MailboxId("anna"))
        .ifPresent(action -> assertThat(action.reading()).isNotNull());
  }

  @Property
  void nobody_gets_an_exception_from_a_garbled_context(@ForAll String context) {
    ObjectNode data = JSON.createObjectNode().put("verb", "refresh").put("card", context);
    assertThat(CardAction.read(data, new MailboxId("anna"))).isPresent();
  }

  @Property
  void what_a_card_is_about_comes_back_as_it_was(
      @ForAll("items") @Size(max = 12) List<NudgeItem> items, @ForAll NudgeKind kind) {
    CardContext context = new CardContext(Optional.of(kind), items);
    assertThat(CardContext.decoded(context.encoded())).isEqualTo(context);
  }

  @Property
  void text_of_others_is_short_and_plain(@ForAll String text) {
    String plain = CardText.exact(text, 40);
    assertThat(plain.length()).isLessThanOrEqualTo(40);
    assertThat(plain).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]").doesNotContain("{{");
  }

  @Property
  void no_word_of_others_is_too_long_for_a_line(@ForAll String text) {
    assertThat(CardText.of(text, 80).split("[\\s\u200b]")).allMatch(word -> word.length() <= 20);
    assertThat(CardText.of(text, 80).replace("\u200b", "")).isEqualTo(CardText.exact(text, 80));
  }

  @Provide
  Arbitrary<List<NudgeItem>> items() {
    Arbitrary<String> name =
        Arbitraries.strings()
            .ofMinLength(1)
            .ofMaxLength(30)
            .ascii()
            .filter(text -> !text.isBlank());
    return Combinators.combine(name, name)
        .as((mailbox, item) -> new NudgeItem(new MailboxId(mailbox), item))
        .list();
  }

  @Provide
  Arbitrary<JsonNode> values() {
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            Arbitraries.of("answered", "no-reply", "undo", "cover", "promise", "2026-11-27", "anna")
                .map(JSON.getNodeFactory()::stringNode),
            Arbitraries.strings().ofMaxLength(20).map(JSON.getNodeFactory()::stringNode),
            Arbitraries.longs().map(number -> JSON.getNodeFactory().numberNode(number)),
            Arbitraries.doubles().map(number -> JSON.getNodeFactory().numberNode(number)),
            Arbitraries.of(JSON.nullNode(), JSON.createArrayNode(), JSON.missingNode()));
    Arbitrary<JsonNode> data = objects(leaves);
    return Arbitraries.oneOf(leaves, data, objects(Arbitraries.oneOf(leaves, data)));
  }

  private static Arbitrary<JsonNode> objects(Arbitrary<JsonNode> members) {
    return Arbitraries.maps(Arbitraries.of(NAMES), members)
        .ofMaxSize(8)
        .map(
            found -> {
              ObjectNode object = JSON.createObjectNode();
              found.forEach(
                  (name, member) -> {
                    if (!member.isMissingNode()) {
                      object.set(name, member);
                    }
                  });
              return object;
            });
  }
}
