package se.svarsvakt.sync.delegates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;

/** What every store of delegates promises. */
abstract class DelegateStoreContract {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final MailboxId BO = new MailboxId("bo");
  private static final MailboxId CHRIS = new MailboxId("chris");
  private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
  private static final Delegation FULL = new Delegation(ANNA, BO, Right.FULL_ACCESS);
  private static final Delegation INBOX = new Delegation(ANNA, CHRIS, Right.INBOX);
  private static final Delegates NOBODY = new Delegates.KnownDelegates(Set.of(), false);

  DelegateStore store = new MemoryDelegates();

  /** Sets it to an empty store. */
  abstract void open();

  @BeforeEach
  final void begin() {
    open();
  }

  private Map<Source, Delegates> of(MailboxId mailbox) {
    return Objects.requireNonNull(store.of(List.of(mailbox)).get(mailbox));
  }

  private static Export export(Delegation... delegations) {
    return new Export(List.of(delegations), Set.of());
  }

  private static Delegates read(Delegation... known) {
    return new Delegates.KnownDelegates(Set.of(known), false);
  }

  @Test
  void where_nothing_was_asked_nothing_is_said() {
    assertThat(store.exportInForce()).isEmpty();
    assertThat(store.of(List.of(ANNA))).isEmpty();
    assertThat(store.askedAt(Source.INBOX, List.of(ANNA))).isEmpty();
  }

  @Test
  void an_export_speaks_of_every_mailbox() {
    store.export(export(FULL), "print-1", NOON);
    assertThat(store.exportInForce()).hasValue("print-1");
    assertThat(of(ANNA)).isEqualTo(Map.of(Source.EXPORT, read(FULL)));
    assertThat(of(BO)).isEqualTo(Map.of(Source.EXPORT, NOBODY));
  }

  @Test
  void a_line_that_could_not_be_used_leaves_its_mailbox_in_doubt() {
    store.export(new Export(List.of(FULL), Set.of(ANNA, CHRIS)), "print-1", NOON);
    assertThat(of(ANNA).get(Source.EXPORT))
        .isInstanceOfSatisfying(
            Delegates.Unknown.class,
            unknown -> {
              assertThat(unknown.known()).containsExactly(FULL);
              assertThat(unknown.reason()).contains("line of the export");
            });
    assertThat(of(CHRIS).get(Source.EXPORT)).isInstanceOf(Delegates.Unknown.class);
    assertThat(of(BO).get(Source.EXPORT)).isEqualTo(NOBODY);
  }

  @Test
  void a_new_export_takes_the_place_of_the_one_before() {
    store.export(new Export(List.of(FULL), Set.of(ANNA)), "print-1", NOON);
    store.export(export(INBOX), "print-2", NOON.plusSeconds(1));
    assertThat(store.exportInForce()).hasValue("print-2");
    assertThat(of(ANNA)).isEqualTo(Map.of(Source.EXPORT, read(INBOX)));
  }

  @Test
  void an_export_out_of_force_says_nothing_and_other_sources_do() {
    store.export(export(FULL), "print-1", NOON);
    store.asked(Source.INBOX, ANNA, read(INBOX), NOON);
    store.withoutExport();
    assertThat(store.exportInForce()).isEmpty();
    assertThat(of(ANNA)).isEqualTo(Map.of(Source.INBOX, read(INBOX)));
    assertThat(store.of(List.of(BO))).isEmpty();
  }

  @Test
  void every_source_speaks_for_itself() {
    Delegation behalf = new Delegation(ANNA, BO, Right.SEND_ON_BEHALF);
    store.asked(Source.INBOX, ANNA, read(INBOX), NOON);
    store.asked(Source.BEHALF, ANNA, read(behalf), NOON);
    store.export(export(FULL), "print-1", NOON);
    assertThat(of(ANNA))
        .isEqualTo(
            Map.of(
                Source.INBOX, read(INBOX),
                Source.BEHALF, read(behalf),
                Source.EXPORT, read(FULL)));
  }

  @Test
  void who_was_asked_anew_is_believed_anew() {
    store.asked(Source.INBOX, ANNA, new Delegates.Unknown("throttled"), NOON);
    store.asked(Source.INBOX, ANNA, read(INBOX), NOON.plusSeconds(1));
    assertThat(of(ANNA)).isEqualTo(Map.of(Source.INBOX, read(INBOX)));
    store.asked(Source.INBOX, ANNA, NOBODY, NOON.plusSeconds(2));
    assertThat(of(ANNA)).isEqualTo(Map.of(Source.INBOX, NOBODY));
  }

  @Test
  void everybody_and_doubt_are_kept() {
    Delegates all = new Delegates.KnownDelegates(Set.of(), true);
    Delegates doubt = new Delegates.Unknown("an ambiguous name", Set.of(INBOX), true);
    store.asked(Source.INBOX, BO, all, NOON);
    store.asked(Source.INBOX, ANNA, doubt, NOON);
    assertThat(of(BO)).isEqualTo(Map.of(Source.INBOX, all));
    assertThat(of(ANNA)).isEqualTo(Map.of(Source.INBOX, doubt));
  }

  @Test
  void a_long_reason_is_kept_as_far_as_it_goes() {
    store.asked(Source.INBOX, ANNA, new Delegates.Unknown("x".repeat(900)), NOON);
    assertThat(of(ANNA).get(Source.INBOX))
        .isInstanceOfSatisfying(
            Delegates.Unknown.class, unknown -> assertThat(unknown.reason()).startsWith("xxx"));
  }

  @Test
  void when_a_source_was_asked_last_is_told_by_mailbox() {
    store.asked(Source.INBOX, ANNA, read(INBOX), NOON);
    store.asked(Source.INBOX, ANNA, read(INBOX), NOON.plusSeconds(9));
    store.asked(Source.CALENDAR, BO, NOBODY, NOON);
    assertThat(store.askedAt(Source.INBOX, List.of(ANNA, BO)))
        .isEqualTo(Map.of(ANNA, NOON.plusSeconds(9)));
    assertThat(store.askedAt(Source.CALENDAR, List.of(ANNA, BO))).isEqualTo(Map.of(BO, NOON));
  }

  @Test
  void a_source_that_could_tell_nothing_leaves_what_it_said_and_is_asked_again_within_the_hour() {
    store.asked(Source.INBOX, ANNA, read(INBOX), NOON);
    store.asked(Source.INBOX, ANNA, new Delegates.Unknown("gone"), NOON.plusSeconds(9));
    assertThat(Objects.requireNonNull(store.of(List.of(ANNA)).get(ANNA)).get(Source.INBOX))
        .isEqualTo(new Delegates.Unknown("gone", Set.of(INBOX), false));
    assertThat(store.askedAt(Source.INBOX, List.of(ANNA)))
        .isEqualTo(Map.of(ANNA, NOON.plusSeconds(9).minus(Duration.ofHours(23))));
  }

  @Test
  void only_the_mailboxes_asked_for_are_told() {
    store.asked(Source.INBOX, ANNA, read(INBOX), NOON);
    store.asked(Source.INBOX, BO, NOBODY, NOON);
    assertThat(store.of(List.of(BO))).containsOnlyKeys(BO);
    assertThat(store.of(List.of())).isEmpty();
  }

  @Test
  void a_thousand_mailboxes_are_asked_for_at_once() {
    store.asked(Source.INBOX, new MailboxId("m7"), NOBODY, NOON);
    store.asked(Source.INBOX, new MailboxId("m999"), NOBODY, NOON);
    List<MailboxId> ids = IntStream.range(0, 1000).mapToObj(i -> new MailboxId("m" + i)).toList();
    assertThat(store.of(ids)).hasSize(2);
    assertThat(store.askedAt(Source.INBOX, ids)).hasSize(2);
  }
}
