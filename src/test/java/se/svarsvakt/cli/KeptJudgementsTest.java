package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.wiring.Product;

/**
 * A pass that judges what changed finds what one finds that judges everything, whatever happened.
 */
class KeptJudgementsTest {
  private static final int STEPS = 40;

  @TempDir private Path directory;
  private final MovingClock clock = new MovingClock(START);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void judging_what_changed_finds_what_judging_everything_finds(long seed) {
    try (Office office = new Office(directory.resolve("office"));
        Product product = Product.open(settings(office), clock)) {
      OfficeHistory history = new OfficeHistory(office, () -> product, new Random(seed), START);
      int kept = 0;
      for (int step = 0; step < STEPS; step++) {
        history.goOn();
        if (seed % 2 == 0) {
          clock.set(history.now()); // else there is no other day, on which all would be judged anew
        }
        if (step % 7 == 3) {
          PassFindings.of(
              product, history.now().minus(Duration.ofHours(3)), Set.of()); // somebody looks back
        }
        PassFindings changed = PassFindings.of(product, history.now(), Set.of());
        assertThat(changed.beside(PassFindings.of(product, history.now(), history.everybody())))
            .as("seed %d, step %d: %s", seed, step, history.told())
            .isEmpty();
        kept += keptOf(product);
      }
      assertThat(kept).as("judgements kept").isGreaterThan(STEPS / 2);
    }
  }

  @Test
  void what_comes_while_a_pass_runs_has_only_its_own_mailbox_judged_anew() {
    try (Office office = new Office(directory.resolve("office"));
        Product product = Product.open(settings(office), clock)) {
      PassFindings.of(product, START, Set.of());
      Instant second = START.plus(Duration.ofMinutes(10));
      clock.set(second);
      office.anna.receive(
          OutgoingMessage.from(Office.CITIZEN).saying("Fråga", "När blir det?"),
          second.plusSeconds(60));
      PassFindings.of(product, second, Set.of());
      Instant third = second.plus(Duration.ofMinutes(10));
      clock.set(third);
      PassFindings seen = PassFindings.of(product, third, Set.of());
      assertThat(seen.mail()).hasSize(1);
      assertThat(judgedAt(product, office.anna)).isEqualTo(third);
      assertThat(judgedAt(product, office.bo)).isEqualTo(START);
    }
  }

  @Test
  void what_was_thrown_away_long_ago_is_not_found_again_beside_a_copy_that_waits() {
    try (Office office = new Office(directory.resolve("office"));
        Product product = Product.open(settings(office), clock)) {
      OutgoingMessage letter =
          OutgoingMessage.from(Office.CITIZEN)
              .to("anna.berg@kommun.example", "bo.ek@kommun.example")
              .saying("Fråga", "När blir det?")
              .messageId("<copy@medborgare.example>");
      office.anna.receive(letter, START);
      String thrown = office.bo.receive(letter, START);
      PassFindings.of(product, START.plusSeconds(60), Set.of());
      office.bo.discard(thrown, START.plusSeconds(120));
      PassFindings.of(product, START.plusSeconds(180), Set.of());
      Instant later = START.plus(Duration.ofDays(15));
      clock.set(later);
      assertThat(PassFindings.of(product, later, Set.of()).mail()).hasSize(1);
    }
  }

  private static Instant judgedAt(Product product, SimulatedMailbox mailbox) {
    return JdbcClient.create(product.source())
        .sql("select judged_at from judgement where mailbox_id = :id")
        .param("id", mailbox.account().id())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private static final Instant START = Office.at("2026-11-16T08:00");

  private static int keptOf(Product product) {
    return JdbcClient.create(product.source())
        .sql("select count(*) from judgement")
        .query(Integer.class)
        .single();
  }

  private Settings settings(Office office) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "svarsvakt.graph.base-url",
                    office.graph.baseUrl(),
                    "svarsvakt.graph.access-token",
                    "any-token",
                    "svarsvakt.policy.reply.while-away",
                    "pause",
                    "svarsvakt.data-dir",
                    directory.resolve("data").toString())));
    return Settings.read(environment);
  }
}
