package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import se.svarsvakt.casework.AuditTrail.TrailEntry;
import se.svarsvakt.casework.AuditTrail.TrailFilter;
import se.svarsvakt.casework.JdbcAuditTrail;
import se.svarsvakt.casework.JdbcRegister;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Subscription.State;
import se.svarsvakt.testing.Databases;

/** Who wants the weekly summary, as both databases keep it beside the audit trail. */
class SubscriptionsTest {
  private static final MailboxId CHEF = new MailboxId("chef");
  private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-12-07");

  @Nested
  class OnH2 extends Contract {
    @Override
    Databases.Database database() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgreSql extends Contract {
    @Override
    Databases.Database database() {
      return Databases.postgres();
    }
  }

  /** What holds on each database. */
  abstract static class Contract {
    private Optional<Databases.Database> opened = Optional.empty();

    abstract Databases.Database database();

    @BeforeEach
    final void begin() {
      opened = Optional.of(database());
    }

    private Subscriptions subscriptions() {
      return new JdbcSubscriptions(
          opened.orElseThrow().jdbc(), opened.orElseThrow().transactions());
    }

    private JdbcAuditTrail audit() {
      Databases.Database database = opened.orElseThrow();
      return new JdbcAuditTrail(
          database.jdbc(),
          database.transactions(),
          new JdbcRegister(database.jdbc(), database.transactions()));
    }

    private void wish(State state, Optional<LocalDate> until) {
      subscriptions().set(new Subscription(CHEF, state, until, CHEF, MONDAY));
    }

    private Optional<String> obstacle(LocalDate day) {
      return Optional.ofNullable(subscriptions().all().get(CHEF)).flatMap(it -> it.obstacle(day));
    }

    @Test
    void who_never_said_anything_gets_it() {
      assertThat(subscriptions().all()).isEmpty();
    }

    @Test
    void a_pause_ends_by_itself() {
      wish(State.PAUSED, Optional.of(DAY));
      assertThat(obstacle(DAY.minusDays(1))).hasValue("paused until 2026-12-07");
      assertThat(obstacle(DAY)).isEmpty();
    }

    @Test
    void what_is_wished_last_holds_and_all_stands_in_the_audit_trail() {
      wish(State.PAUSED, Optional.of(DAY));
      wish(State.STOPPED, Optional.empty());
      assertThat(obstacle(DAY)).isPresent();
      wish(State.RESUMED, Optional.empty());
      assertThat(obstacle(DAY)).isEmpty();
      List<TrailEntry> trail = audit().trail(new TrailFilter(Optional.of(CHEF), MONDAY, 10));
      assertThat(trail)
          .extracting(TrailEntry::kind)
          .containsExactly("summary-resumed", "summary-stopped", "summary-paused");
      assertThat(trail.getLast().details()).containsEntry("day", "2026-12-07");
    }

    @Test
    void no_wish_is_taken_for_an_action_on_a_card() {
      wish(State.STOPPED, Optional.empty());
      long id = audit().trail(new TrailFilter(Optional.of(CHEF), MONDAY, 10)).getFirst().id();
      assertThat(audit().find(id)).isEmpty();
      assertThat(audit().latest(List.of(CHEF), MONDAY)).isEmpty();
      assertThat(audit().wishes(MONDAY)).isEmpty();
    }

    @Test
    void a_mailbox_that_refuses_three_weeks_on_end_is_not_tried_any_more() {
      subscriptions().refused(CHEF, MONDAY);
      subscriptions().refused(CHEF, MONDAY);
      subscriptions().taken(CHEF);
      subscriptions().refused(CHEF, MONDAY);
      subscriptions().refused(CHEF, MONDAY);
      assertThat(obstacle(DAY)).isEmpty();
      subscriptions().refused(CHEF, MONDAY);
      assertThat(obstacle(DAY).orElseThrow()).contains("refused it 3 weeks", "summary resume");
      wish(State.RESUMED, Optional.empty());
      assertThat(obstacle(DAY)).isEmpty();
    }
  }
}
