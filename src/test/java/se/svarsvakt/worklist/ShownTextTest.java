package se.svarsvakt.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.MessagePreviews;
import se.svarsvakt.nudge.NudgeChannel;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.rule.absence.CoverAgreement;

/**
 * No surface gets text of other people that was not made fit to be shown: whatever carries it there
 * is tried with hostile text in each of its places, types that are added later included.
 */
class ShownTextTest {
  private static final String HOSTILE =
      "Fak\u202Etura\u2066\u0000 {{DATE(2026-11-20T10:00:00Z)}}\u001B[31m\u200B";
  private static final Set<String> NOT_SHOWN = Set.of("id");

  static Stream<Class<?>> carriers() {
    return Stream.of(
            Stream.of(NudgeMessage.class),
            Arrays.stream(MessagePreviews.class.getDeclaredClasses()),
            Arrays.stream(WorkItem.class.getDeclaredClasses()),
            Stream.of(Worklists.CoverView.class))
        .flatMap(each -> each)
        .filter(Class::isRecord)
        .map(each -> (Class<?>) each);
  }

  @Test
  void they_are_those_that_surfaces_are_handed() {
    assertThat(carriers()).extracting(Class::getSimpleName).contains("MailItem", "NoticeItem");
    assertThat(NudgeChannel.class.getMethods())
        .filteredOn(method -> Set.of("deliver", "prepare").contains(method.getName()))
        .hasSize(2)
        .allSatisfy(
            method -> assertThat(method.getParameterTypes()).containsExactly(NudgeMessage.class));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void each_makes_its_texts_fit(Class<?> carrier) throws ReflectiveOperationException {
    RecordComponent[] components = carrier.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var constructor = carrier.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    Object made =
        constructor.newInstance(
            Arrays.stream(components).map(each -> value(each.getGenericType())).toArray());
    for (RecordComponent component : components) {
      if (!NOT_SHOWN.contains(component.getName())) {
        component.getAccessor().setAccessible(true);
        assertThat(texts(component.getAccessor().invoke(made)))
            .as("%s.%s", carrier.getSimpleName(), component.getName())
            .allSatisfy(
                text ->
                    assertThat(text)
                        .doesNotContain("{{", "\u202E", "\u2066", "\u0000", "\u001B", "\u200B")
                        .contains("Faktura"));
      }
    }
  }

  private static List<String> texts(Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof String text) {
      texts.add(text);
    } else if (value instanceof List<?> list) {
      list.stream().filter(String.class::isInstance).forEach(each -> texts.add((String) each));
    }
    return texts;
  }

  private static Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      boolean words = generic.getActualTypeArguments()[0] == String.class;
      boolean items = generic.getActualTypeArguments()[0] == NudgeItem.class;
      return generic.getRawType() == List.class
          ? words ? List.of(HOSTILE) : items ? List.of(value(NudgeItem.class)) : List.of()
          : generic.getRawType() == Set.class ? Set.of() : Optional.empty();
    }
    Class<?> plain = (Class<?>) type;
    MailboxId anna = new MailboxId("anna");
    LocalDate day = LocalDate.parse("2026-11-20");
    return plain.isEnum()
        ? plain.getEnumConstants()[0]
        : switch (plain.getSimpleName()) {
          case "String" -> HOSTILE;
          case "boolean" -> false;
          case "long" -> 1L;
          case "Instant" -> Instant.EPOCH;
          case "LocalDate" -> day;
          case "MailboxId" -> anna;
          case "NudgeItem" -> new NudgeItem(anna, "m");
          case "CoverAgreement" -> new CoverAgreement(1, anna, new MailboxId("bo"), day, day, "");
          default -> throw new IllegalArgumentException("what is a " + plain + "?");
        };
  }
}
