package se.svarsvakt.sync.notification;

import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.sync.notification.HubPartition.Claim;
import se.svarsvakt.sync.notification.HubPartition.HubPosition;

/**
 * The partitions of an event hub, in H2 or PostgreSQL: which node takes which, and how far each was
 * taken. Without it each start would take all anew that the hub keeps, and each node all.
 */
public final class JdbcHubPartitions {
  private final JdbcClient jdbc;
  private final String hub;

  /**
   * Over one database.
   *
   * @param hub namespace, hub and consumer group; those of another are left alone
   */
  public JdbcHubPartitions(NamedParameterJdbcOperations rows, String hub) {
    this.jdbc = JdbcClient.create(rows);
    this.hub = hub;
  }

  /** Those that any node has claimed or taken from, by number. */
  public List<HubPartition> all() {
    return jdbc.sql(
            "select partition_id, owner_id, claim_tag, claimed_at, event_offset, sequence_number,"
                + " enqueued_at from hub_partition where hub = :hub order by partition_id")
        .param("hub", hub)
        .query((row, _) -> partition(row))
        .list();
  }

  private static HubPartition partition(ResultSet row) throws SQLException {
    String tag = row.getString("claim_tag");
    String offset = row.getString("event_offset");
    return new HubPartition(
        text(row, "partition_id"),
        tag == null
            ? Optional.empty()
            : Optional.of(
                new Claim(
                    Objects.requireNonNullElse(row.getString("owner_id"), ""),
                    tag,
                    instant(row, "claimed_at"))),
        offset == null
            ? Optional.empty()
            : Optional.of(
                new HubPosition(
                    offset, row.getLong("sequence_number"), instant(row, "enqueued_at"))));
  }

  /**
   * Claims a partition for a node, or gives it back.
   *
   * @param owner the node; empty to give it back
   * @param seen the tag of the claim that the node saw; null where it saw none
   * @return the claim; empty where another node was faster
   */
  public Optional<Claim> claim(String id, String owner, @Nullable String seen, Instant now) {
    Claim claim = new Claim(owner, UUID.randomUUID().toString(), now);
    return (seen == null && isInserted(id, claim)) || isReplaced(id, claim, seen)
        ? Optional.of(claim)
        : Optional.empty();
  }

  private boolean isInserted(String id, Claim claim) {
    try {
      return written(
              "insert into hub_partition (hub, partition_id, owner_id, claim_tag, claimed_at)"
                  + " values (:hub, :id, :owner, :tag, :now)",
              id,
              claim,
              null)
          > 0;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  private boolean isReplaced(String id, Claim claim, @Nullable String seen) {
    return written(
            "update hub_partition set owner_id = :owner, claim_tag = :tag, claimed_at = :now"
                + " where hub = :hub and partition_id = :id"
                + " and (claim_tag = :seen or (claim_tag is null and :seen = ''))",
            id,
            claim,
            seen)
        > 0;
  }

  private int written(String sql, String id, Claim claim, @Nullable String seen) {
    return jdbc.sql(sql)
        .param("hub", hub)
        .param("id", id)
        .param("owner", claim.owner().isEmpty() ? null : claim.owner())
        .param("tag", claim.tag())
        .param("now", time(claim.at()))
        .param("seen", Objects.requireNonNullElse(seen, ""))
        .update();
  }

  /** All up to an event was noted; a node that lags behind another changes nothing. */
  public void reached(String id, HubPosition latest) {
    jdbc.sql(
            "update hub_partition set event_offset = :offset, sequence_number = :sequence,"
                + " enqueued_at = :enqueued where hub = :hub and partition_id = :id"
                + " and (sequence_number is null or sequence_number < :sequence)")
        .param("hub", hub)
        .param("id", id)
        .param("offset", latest.offset())
        .param("sequence", latest.sequence())
        .param("enqueued", time(latest.enqueued()))
        .update();
  }

  /**
   * How far a partition was taken is forgotten: the hub was made anew, and counts from zero.
   *
   * @param seen what was seen of it; where it is another by now it stays
   */
  public void restart(String id, HubPosition seen) {
    jdbc.sql(
            "update hub_partition set event_offset = null, sequence_number = null,"
                + " enqueued_at = null where hub = :hub and partition_id = :id"
                + " and sequence_number = :seen")
        .param("hub", hub)
        .param("id", id)
        .param("seen", seen.sequence())
        .update();
  }
}
