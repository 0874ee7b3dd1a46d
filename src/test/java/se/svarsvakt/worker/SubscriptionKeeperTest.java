package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.sync.notification.ChangeSubscription;
import se.svarsvakt.sync.notification.ChangeSubscriptions;
import se.svarsvakt.sync.notification.ClientState;
import se.svarsvakt.sync.notification.JdbcChangeSubscriptions;
import se.svarsvakt.sync.notification.JdbcNotedMailboxes;
import se.svarsvakt.sync.notification.NotedMailbox;
import se.svarsvakt.sync.notification.SubscriptionAnswer;
import se.svarsvakt.sync.notification.SubscriptionAnswer.LiveSubscription;
import se.svarsvakt.sync.notification.SubscriptionAnswer.SubscriptionRefusal;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.testing.MovingClock;

class SubscriptionKeeperTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final URI HERE = URI.create("https://svar.example/api/notifications");

  private final Database database = Databases.h2();
  private final MovingClock clock = new MovingClock(NOON);
  private final JdbcChangeSubscriptions stored = new JdbcChangeSubscriptions(database.named());
  private final JdbcNotedMailboxes noted = new JdbcNotedMailboxes(database.named());
  private final ScriptedService service = new ScriptedService(clock);
  private final Set<MailboxId> watched = new HashSet<>();
  private boolean directoryAway;
  private SubscriptionKeeper keeper = keeper(Optional.of(HERE));

  private SubscriptionKeeper keeper(Optional<URI> address) {
    return new SubscriptionKeeper(
        service,
        stored,
        noted,
        new SubscriptionKeeper.SubscriptionTerms(
            address, new ClientState(new KeyedHash(new byte[32]))),
        () -> {
          if (directoryAway) {
            throw new SourceUnavailable("away");
          }
          return Set.copyOf(watched);
        },
        clock);
  }

  /** Keeps subscriptions as Graph does, unless a test says otherwise. */
  private static final class ScriptedService implements ChangeSubscriptions {
    final Map<MailboxId, LiveSubscription> all = Collections.synchronizedMap(new HashMap<>());
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    BiFunction<String, MailboxId, Optional<SubscriptionAnswer>> script = (_, _) -> Optional.empty();
    private final Clock clock;
    private int serial;

    ScriptedService(Clock clock) {
      this.clock = clock;
    }

    @Override
    public SubscriptionAnswer create(MailboxId of, URI address, String state, Instant until) {
      return asked("create", of)
          .orElseGet(
              () ->
                  all.get(of) == null
                      ? keep(of, "s" + number(), until)
                      : new SubscriptionAnswer.DuplicateSubscription());
    }

    private synchronized int number() {
      return ++serial;
    }

    @Override
    public SubscriptionAnswer renew(MailboxId of, String id, Instant until) {
      return asked("renew", of).orElseGet(() -> isThere(of, id) ? keep(of, id, until) : gone());
    }

    @Override
    public SubscriptionAnswer delete(MailboxId of, String id) {
      Optional<SubscriptionAnswer> said = asked("delete", of);
      if (said.isEmpty() && isThere(of, id)) {
        all.remove(of);
      }
      return said.orElseGet(ScriptedService::gone);
    }

    private boolean isThere(MailboxId of, String id) {
      LiveSubscription made = all.get(of);
      return made != null && made.id().equals(id) && clock.instant().isBefore(made.expires());
    }

    @Override
    public Map<MailboxId, String> at(URI address) {
      asked.add("list");
      return all.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().id()));
    }

    private Optional<SubscriptionAnswer> asked(String what, MailboxId of) {
      asked.add(what + " " + of);
      return script.apply(what, of);
    }

    private SubscriptionAnswer keep(MailboxId of, String id, Instant until) {
      LiveSubscription made = new LiveSubscription(id, until);
      all.put(of, made);
      return made;
    }

    private static SubscriptionAnswer gone() {
      return new SubscriptionAnswer.NoSubscription();
    }
  }

  private MailboxId watch(String name) {
    MailboxId mailbox = new MailboxId(name);
    watched.add(mailbox);
    return mailbox;
  }

  private void runAfter(Duration time) {
    clock.move(time);
    keeper.run();
  }

  private ChangeSubscription row(MailboxId mailbox) {
    return stored.some(List.of(mailbox), 1).getFirst();
  }

  @Test
  void each_watched_mailbox_has_one_and_a_new_one_gets_its_own() {
    MailboxId anna = watch("anna");
    keeper.run();
    assertThat(service.all).containsOnlyKeys(anna);
    assertThat(row(anna).expires()).isEqualTo(NOON.plus(SubscriptionKeeper.LIFETIME));
    MailboxId bo = watch("bo");
    runAfter(Duration.ofMinutes(5));
    assertThat(service.all).containsOnlyKeys(anna, bo);
    assertThat(noted.due(clock.instant(), 9)).isEmpty(); // a pass has just read them
  }

  @Test
  void it_is_renewed_days_before_it_ends_and_not_before() {
    MailboxId anna = watch("anna");
    keeper.run();
    runAfter(Duration.ofMinutes(10_000 / 2 - 1));
    assertThat(service.asked).containsExactly("create anna");
    runAfter(Duration.ofMinutes(10_000 / 4 + 2));
    assertThat(service.asked).containsExactly("create anna", "renew anna");
    assertThat(row(anna).expires()).isEqualTo(clock.instant().plus(SubscriptionKeeper.LIFETIME));
  }

  @Test
  void what_was_made_together_is_renewed_at_many_times() {
    Set<Instant> times =
        IntStream.range(0, 1_000)
            .mapToObj(number -> new MailboxId("00000000-0000-4000-8000-" + number * 7919))
            .map(each -> SubscriptionKeeper.renewal(each, NOON.plus(Duration.ofDays(7)), NOON))
            .map(at -> at.truncatedTo(java.time.temporal.ChronoUnit.HOURS))
            .collect(Collectors.toSet());
    // a quarter of 10,000 minutes is 41 hours and 40 minutes
    assertThat(times).hasSizeGreaterThan(35).hasSizeLessThan(45);
  }

  @Test
  void a_short_life_is_renewed_at_its_half() {
    assertThat(
            SubscriptionKeeper.renewal(new MailboxId("anna"), NOON.plus(Duration.ofHours(4)), NOON))
        .isEqualTo(NOON.plus(Duration.ofHours(2)));
  }

  @Test
  void of_many_some_are_made_at_a_time() {
    IntStream.range(0, 450).forEach(number -> watch("m" + number));
    keeper.run();
    assertThat(service.all).hasSize(200);
    runAfter(SubscriptionKeeper.RHYTHM);
    runAfter(SubscriptionKeeper.RHYTHM);
    assertThat(service.all).hasSize(450);
  }

  @Test
  void one_that_is_gone_at_its_renewal_is_made_anew_and_its_mailbox_read() {
    MailboxId anna = watch("anna");
    keeper.run();
    service.all.clear();
    runAfter(Duration.ofDays(6));
    assertThat(service.asked).containsExactly("create anna", "renew anna", "create anna");
    assertThat(noted.due(clock.instant(), 9))
        .extracting(NotedMailbox::mailbox)
        .containsExactly(anna);
  }

  @Test
  void one_that_ended_while_nobody_was_here_is_made_anew_and_its_mailbox_read() {
    MailboxId anna = watch("anna");
    keeper.run();
    service.all.clear();
    runAfter(Duration.ofDays(30));
    assertThat(service.asked).containsExactly("create anna", "create anna");
    assertThat(noted.due(clock.instant(), 9)).hasSize(1);
    assertThat(row(anna).expires()).isAfter(clock.instant());
  }

  @Test
  void a_renewal_that_changes_nothing_is_tried_again_and_then_made_anew() {
    MailboxId anna = watch("anna");
    keeper.run();
    LiveSubscription same = Objects.requireNonNull(service.all.get(anna));
    service.script = (what, _) -> what.equals("renew") ? Optional.of(same) : Optional.empty();
    runAfter(Duration.ofDays(6));
    assertThat(stored.coverage(clock.instant()).failure()).contains("NotRenewed");
    service.all.clear(); // it ended
    runAfter(Duration.ofDays(2));
    assertThat(row(anna).id()).isEqualTo("s2");
  }

  @Test
  void where_so_long_a_life_is_refused_a_shorter_one_is_asked_for() {
    MailboxId anna = watch("anna");
    service.script =
        (what, _) ->
            service.asked.size() == 1
                ? Optional.of(new SubscriptionRefusal("ErrorInvalidParameter", true))
                : Optional.empty();
    keeper.run();
    runAfter(Duration.ofMinutes(2));
    assertThat(row(anna).expires())
        .isEqualTo(clock.instant().plus(SubscriptionKeeper.SHORT_LIFETIME));
  }

  @Test
  void a_mailbox_that_may_not_be_read_is_tried_again_in_hours_and_keeps_no_other_waiting() {
    watch("a-denied");
    MailboxId bo = watch("bo");
    service.script =
        (_, of) ->
            of.equals(bo)
                ? Optional.empty()
                : Optional.of(new SubscriptionRefusal("ErrorAccessDenied", false));
    keeper.run();
    assertThat(service.all).containsOnlyKeys(bo);
    runAfter(Duration.ofHours(5));
    assertThat(service.asked).containsExactly("create a-denied", "create bo");
    runAfter(Duration.ofHours(2));
    assertThat(service.asked).last().isEqualTo("create a-denied");
    assertThat(HealthTrouble.ofNotifications(stored.coverage(clock.instant()))).isEmpty();
  }

  @Test
  void where_none_can_be_made_a_few_are_asked_for_less_and_less_often_and_that_is_said() {
    IntStream.range(0, 50).forEach(number -> watch("m" + number));
    service.script = (_, _) -> Optional.of(new SubscriptionRefusal("ValidationError", true));
    keeper.run();
    assertThat(service.asked).hasSize(3);
    assertThat(HealthTrouble.ofNotifications(stored.coverage(NOON)))
        .hasValueSatisfying(
            trouble -> {
              assertThat(trouble.kind()).isEqualTo(HealthTrouble.Kind.NOT_NOTIFIED);
              assertThat(trouble.detail()).isEqualTo("ValidationError");
            });
    for (int minute = 0; minute < 60; minute++) {
      runAfter(Duration.ofMinutes(1));
    }
    assertThat(service.asked).hasSizeLessThan(3 * 9);
    service.script = (_, _) -> Optional.empty();
    runAfter(Duration.ofMinutes(30));
    runAfter(Duration.ofHours(1));
    assertThat(service.all).hasSize(50);
  }

  @Test
  void one_that_nobody_knows_of_is_deleted_and_made_anew() {
    MailboxId anna = watch("anna");
    service.all.put(anna, new LiveSubscription("lost", NOON.plus(Duration.ofDays(6))));
    keeper.run();
    assertThat(service.asked).containsExactly("create anna", "list", "delete anna");
    runAfter(Duration.ofMinutes(2));
    assertThat(service.all.get(anna).id()).isEqualTo("s1");
    assertThat(row(anna).id()).isEqualTo("s1");
  }

  @Test
  void where_the_store_was_lost_all_are_listed_once_and_made_anew() {
    for (int number = 0; number < 500; number++) {
      MailboxId each = watch("m" + number);
      service.all.put(each, new LiveSubscription("lost-" + number, NOON.plus(Duration.ofDays(6))));
    }
    keeper.run();
    for (int minute = 0; minute < 9; minute++) {
      runAfter(Duration.ofMinutes(1));
    }
    assertThat(service.asked).filteredOn("list"::equals).hasSize(1);
    assertThat(service.all.values()).noneMatch(each -> each.id().startsWith("lost-"));
  }

  @Test
  void after_a_failure_no_renewal_asks_for_an_earlier_end() {
    MailboxId anna = watch("anna");
    keeper.run();
    Instant end = Objects.requireNonNull(row(anna).expires());
    service.script =
        (what, _) ->
            what.equals("renew")
                ? Optional.of(new SubscriptionRefusal("Busy", true))
                : Optional.empty();
    runAfter(Duration.between(NOON, end.minus(Duration.ofHours(83))));
    for (int hour = 0; hour < 45; hour++) {
      runAfter(Duration.ofHours(1));
    }
    service.script = (_, _) -> Optional.empty();
    runAfter(Duration.ofHours(2));
    assertThat(row(anna).expires()).isAfter(end);
    assertThat(row(anna).attempts()).isZero();
  }

  @Test
  void another_installation_s_is_left_alone() {
    MailboxId anna = watch("anna");
    service.script =
        (what, _) ->
            what.equals("create")
                ? Optional.of(new SubscriptionAnswer.DuplicateSubscription())
                : Optional.empty();
    keeper.run();
    runAfter(Duration.ofMinutes(2));
    assertThat(service.asked).filteredOn("list"::equals).hasSize(1);
    runAfter(Duration.ofMinutes(10));
    assertThat(service.asked).filteredOn("list"::equals).hasSize(2);
    assertThat(service.asked).noneMatch(each -> each.startsWith("delete"));
    assertThat(row(anna).id()).isNull();
  }

  @Test
  void of_a_mailbox_that_is_no_longer_watched_it_is_deleted() {
    MailboxId anna = watch("anna");
    watch("bo");
    keeper.run();
    watched.remove(anna);
    runAfter(Duration.ofMinutes(5));
    assertThat(service.all).doesNotContainKey(anna);
    assertThat(stored.mailboxes()).isEqualTo(watched);
  }

  @Test
  void what_cannot_be_deleted_is_tried_again_until_it_has_ended() {
    watch("bo");
    MailboxId anna = watch("anna");
    keeper.run();
    watched.remove(anna);
    service.script =
        (what, _) ->
            what.equals("delete")
                ? Optional.of(new SubscriptionRefusal("Busy", true))
                : Optional.empty();
    runAfter(Duration.ofMinutes(5));
    assertThat(stored.mailboxes()).contains(anna);
    runAfter(Duration.ofDays(5));
    assertThat(service.asked).doesNotContain("renew anna").contains("renew bo");
    runAfter(Duration.ofDays(2));
    assertThat(stored.mailboxes()).isEqualTo(watched);
  }

  @Test
  void what_cannot_be_deleted_keeps_nothing_else_from_being_deleted() {
    IntStream.range(0, 300).forEach(number -> watch("m" + number));
    keeper.run();
    runAfter(SubscriptionKeeper.RHYTHM);
    Set<MailboxId> stuck = watched.stream().sorted().limit(200).collect(Collectors.toSet());
    service.script =
        (_, of) ->
            stuck.contains(of)
                ? Optional.of(new SubscriptionRefusal("Busy", true))
                : Optional.empty();
    keeper = keeper(Optional.empty());
    keeper.run();
    keeper.run();
    assertThat(stored.mailboxes()).isEqualTo(stuck);
  }

  @Test
  void while_the_directory_is_away_nothing_is_deleted_and_what_is_due_is_renewed() {
    MailboxId anna = watch("anna");
    keeper.run();
    watched.clear();
    directoryAway = true;
    runAfter(Duration.ofDays(6));
    assertThat(service.asked).containsExactly("create anna", "renew anna");
    assertThat(stored.mailboxes()).containsExactly(anna);
  }

  @Test
  void with_another_address_all_are_made_anew() {
    MailboxId anna = watch("anna");
    keeper.run();
    keeper = keeper(Optional.of(URI.create("https://other.example/api/notifications")));
    runAfter(Duration.ofMinutes(1));
    assertThat(service.asked).containsExactly("create anna", "delete anna", "create anna");
    assertThat(row(anna).id()).isEqualTo("s2");
    runAfter(Duration.ofMinutes(10));
    assertThat(service.asked).hasSize(3);
  }

  @Test
  void where_it_is_switched_off_what_is_left_is_deleted() {
    IntStream.range(0, 250).forEach(number -> watch("m" + number));
    keeper.run();
    runAfter(SubscriptionKeeper.RHYTHM);
    keeper = keeper(Optional.empty());
    keeper.run();
    keeper.run();
    assertThat(service.all).isEmpty();
    assertThat(stored.isAny()).isFalse();
  }
}
