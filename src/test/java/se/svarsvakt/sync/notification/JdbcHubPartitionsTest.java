package se.svarsvakt.sync.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.svarsvakt.sync.notification.HubPartition.Claim;
import se.svarsvakt.sync.notification.HubPartition.HubPosition;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;

class JdbcHubPartitionsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  static Stream<Database> databases() {
    return Stream.of(Databases.h2(), Databases.postgres());
  }

  private static JdbcHubPartitions of(Database database, String hub) {
    return new JdbcHubPartitions(database.named(), hub);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void of_two_nodes_that_claim_a_partition_one_has_it(Database database) {
    JdbcHubPartitions partitions = of(database, "space/hub/group");
    Claim first = partitions.claim("0", "one", null, NOON).orElseThrow();
    assertThat(partitions.claim("0", "two", null, NOON)).isEmpty();
    assertThat(partitions.claim("0", "two", "seen long ago", NOON)).isEmpty();
    Claim second = partitions.claim("0", "two", first.tag(), NOON).orElseThrow();
    assertThat(partitions.claim("0", "one", first.tag(), NOON)).isEmpty();
    assertThat(partitions.all())
        .containsExactly(new HubPartition("0", Optional.of(second), Optional.empty()));

    Claim given = partitions.claim("0", "", second.tag(), NOON.plusSeconds(1)).orElseThrow();
    assertThat(partitions.all().getFirst().claim()).contains(given);
    assertThat(given.owner()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_partition_never_goes_back_unless_the_hub_is_new(Database database) {
    JdbcHubPartitions partitions = of(database, "space/hub/group");
    partitions.claim("0", "one", null, NOON);
    HubPosition latest = new HubPosition("200", 7, NOON);
    partitions.reached("0", latest);
    partitions.reached("0", new HubPosition("100", 6, NOON.plusSeconds(9)));
    assertThat(partitions.all().getFirst().reached()).contains(latest);
    assertThat(of(database, "space/other/group").all()).isEmpty();

    partitions.restart("0", new HubPosition("100", 6, NOON));
    assertThat(partitions.all().getFirst().reached()).contains(latest);
    partitions.restart("0", latest);
    assertThat(partitions.all().getFirst().reached()).isEmpty();
  }
}
