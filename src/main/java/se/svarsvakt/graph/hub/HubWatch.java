package se.svarsvakt.graph.hub;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.sync.notification.HubPartition;
import se.svarsvakt.sync.notification.HubPartition.Claim;
import se.svarsvakt.sync.notification.HubPartition.HubPosition;

/**
 * Tells from look to look which partitions stand still: events wait there, and it did not move. A
 * partition in which nothing is told does not. For use by one thread.
 */
final class HubWatch {
  /** So many looks in a row; in one events may just have come. */
  private static final int STALLED = 2;

  /** After so many looks a partition that no node takes is not on its way to one. */
  private static final int UNCLAIMED = 8;

  private static final int SELDOM = 64;

  private final Instant since;
  private Map<String, Standstill> standing = Map.of();

  /**
   * From now on.
   *
   * @param since of a partition that was never taken, what came before is nobody's
   */
  HubWatch(Instant since) {
    this.since = since;
  }

  /**
   * What the hub says of one of its partitions.
   *
   * @param id its number, as text
   * @param first the number of the oldest event that it keeps
   * @param last that of the newest; below the first where it keeps none
   * @param lastAt when that came
   */
  record HubCount(String id, long first, long last, Instant lastAt) {}

  private record Standstill(long taken, int looks) {
    boolean isStalled() {
      return looks >= STALLED;
    }

    /** Less and less often: what a new start does not mend the next does not either. */
    boolean isToStart(boolean claimed) {
      return looks >= (claimed ? STALLED : UNCLAIMED)
          && (Integer.bitCount(looks) == 1 || looks % SELDOM == 0);
    }
  }

  /**
   * What was found.
   *
   * @param failure names partitions that stand still; empty where none does
   * @param remade partitions of this node whose hub was made anew, and how far they were
   * @param isToStart whether this node is to take anew
   */
  record HubFinding(Optional<String> failure, Map<String, HubPosition> remade, boolean isToStart) {}

  /**
   * Looks.
   *
   * @param hub what the hub says of its partitions
   * @param known what the nodes know of them
   * @param own this node's name
   */
  HubFinding look(List<HubCount> hub, List<HubPartition> known, String own) {
    Map<String, HubPartition> all =
        known.stream().collect(Collectors.toMap(HubPartition::id, Function.identity()));
    Map<String, Standstill> now = new HashMap<>();
    Map<String, HubPosition> remade = new HashMap<>();
    TreeSet<String> stalled = new TreeSet<>();
    boolean start = false;
    for (HubCount each : hub) {
      HubPartition partition = all.get(each.id());
      Optional<HubPosition> reached = Optional.ofNullable(partition).flatMap(HubPartition::reached);
      String owner = owner(partition);
      boolean isOurs = owner.equals(own);
      if (reached.filter(position -> position.sequence() > each.last()).isPresent()) {
        if (isOurs || owner.isEmpty()) {
          remade.put(each.id(), reached.get());
        }
        continue;
      }
      long before = each.first() - 1;
      long taken = Math.max(before, reached.map(HubPosition::sequence).orElse(before));
      if (taken < each.last() && (reached.isPresent() || each.lastAt().isAfter(since))) {
        Standstill stands = new Standstill(taken, looks(each.id(), taken));
        now.put(each.id(), stands);
        if (stands.isStalled()) {
          stalled.add(each.id());
        }
        start |= (isOurs || owner.isEmpty()) && stands.isToStart(isOurs);
      }
    }
    standing = now;
    return new HubFinding(
        stalled.isEmpty() ? Optional.empty() : Optional.of("EventHubStalled " + stalled),
        remade,
        start || !remade.isEmpty());
  }

  private int looks(String id, long taken) {
    Standstill before = standing.get(id);
    return before != null && before.taken() == taken ? before.looks() + 1 : 1;
  }

  private static String owner(@Nullable HubPartition partition) {
    return Optional.ofNullable(partition).flatMap(HubPartition::claim).map(Claim::owner).orElse("");
  }
}
