package se.svarsvakt.casework;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;

/** What every record of stewards promises. */
abstract class StewardStoreContract {
  private static final MailboxId INFO = new MailboxId("info");
  private static final MailboxId BYGG = new MailboxId("bygg");
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final MailboxId BO = new MailboxId("bo");

  StewardStore stewards = new MemoryStewards();

  /** Sets it to an empty store. */
  abstract void open();

  @BeforeEach
  final void begin() {
    open();
  }

  @Test
  void stewards_are_found_by_mailbox_and_by_person() {
    stewards.replace(Map.of(INFO, Set.of(ANNA, BO), BYGG, Set.of(BO)));
    assertThat(stewards.of(List.of(INFO, ANNA))).isEqualTo(Map.of(INFO, Set.of(ANNA, BO)));
    assertThat(stewards.lookedAfterBy(BO)).containsExactlyInAnyOrder(INFO, BYGG);
    assertThat(stewards.lookedAfterBy(ANNA)).containsExactly(INFO);
    assertThat(stewards.lookedAfterBy(INFO)).isEmpty();
    assertThat(stewards.of(List.of())).isEmpty();
  }

  @Test
  void a_mailbox_without_stewards_is_missing() {
    stewards.replace(Map.of(INFO, Set.of(), BYGG, Set.of(BO)));
    assertThat(stewards.of(List.of(INFO, BYGG))).containsOnlyKeys(BYGG);
  }

  @Test
  void what_a_pass_found_takes_the_place_of_all_before() {
    stewards.replace(Map.of(INFO, Set.of(ANNA, BO), BYGG, Set.of(BO)));
    stewards.replace(Map.of(INFO, Set.of(BO, BYGG)));
    assertThat(stewards.of(List.of(INFO, BYGG))).isEqualTo(Map.of(INFO, Set.of(BO, BYGG)));
    stewards.replace(Map.of());
    assertThat(stewards.lookedAfterBy(BO)).isEmpty();
  }

  @Test
  void the_same_again_changes_nothing() {
    Map<MailboxId, Set<MailboxId>> found = Map.of(INFO, Set.of(ANNA, BO));
    stewards.replace(found);
    stewards.replace(found);
    assertThat(stewards.of(List.of(INFO))).isEqualTo(found);
  }

  @Test
  void a_thousand_mailboxes_come_and_go() {
    Map<MailboxId, Set<MailboxId>> many =
        IntStream.range(0, 1000)
            .boxed()
            .collect(toMap(i -> new MailboxId("m" + i), i -> Set.of(BO)));
    stewards.replace(many);
    assertThat(stewards.of(new ArrayList<>(many.keySet()))).isEqualTo(many);
    stewards.replace(Map.of(INFO, Set.of(ANNA)));
    assertThat(stewards.of(many.keySet())).isEmpty();
    assertThat(stewards.lookedAfterBy(ANNA)).containsExactly(INFO);
  }

  @Test
  void whom_an_administrator_names_stays_until_others_are_named_whatever_passes_find() {
    stewards.name(INFO, Set.of(ANNA, BO));
    stewards.replace(Map.of(BYGG, Set.of(BO)));
    assertThat(stewards.named()).isEqualTo(Map.of(INFO, Set.of(ANNA, BO)));
    stewards.name(INFO, Set.of(BO));
    assertThat(stewards.named()).isEqualTo(Map.of(INFO, Set.of(BO)));
    stewards.name(INFO, Set.of());
    assertThat(stewards.named()).isEmpty();
  }
}
