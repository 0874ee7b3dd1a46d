package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ways that nudges took, in memory; it knows no nudges, and so gives no receipts. */
final class MemoryDeliveries implements DeliveryLog {
  final List<String> log = new ArrayList<>();
  private final Map<Outbox.Lease, Map<String, Attempt>> attempts = new HashMap<>();

  @Override
  public synchronized Map<String, Attempt> of(Outbox.Lease taken) {
    return Map.copyOf(attempts.getOrDefault(taken, Map.of()));
  }

  @Override
  public void trying(Outbox.Lease taken, String channel, Instant at) {
    tried(taken, channel, new Attempt(Outcome.TRYING, "", ""));
  }

  @Override
  public synchronized void tried(Outbox.Lease taken, String channel, Attempt attempt) {
    log.add(channel + " " + attempt.outcome());
    attempts.computeIfAbsent(taken, key -> new LinkedHashMap<>()).put(channel, attempt);
  }

  @Override
  public List<Receipt> receipts(String channel, Instant since) {
    return List.of();
  }

  @Override
  public void shows(Receipt receipt, String shown) {
    throw new UnsupportedOperationException("it gave no receipt");
  }
}
