package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ways that nudges took, in memory; it knows no nudges, and so gives no receipts. */
final class MemoryDeliveries implements DeliveryLog {
  final List<String> log = new ArrayList<>();
  private final Map<Outbox.Lease, Map<String, Delivery>> attempts = new HashMap<>();

  @Override
  public synchronized Map<String, Delivery> of(Outbox.Lease taken) {
    return Map.copyOf(attempts.getOrDefault(taken, Map.of()));
  }

  @Override
  public void begin(Outbox.Lease taken, String channel, Instant at) {
    record(taken, channel, new Delivery.Started());
  }

  @Override
  public synchronized void record(Outbox.Lease taken, String channel, Delivery delivery) {
    log.add(channel + " " + delivery.getClass().getSimpleName());
    attempts.computeIfAbsent(taken, key -> new LinkedHashMap<>()).put(channel, delivery);
  }

  @Override
  public List<Receipt> receipts(String channel, Instant since, Optional<Receipt> after, int most) {
    return List.of();
  }

  @Override
  public void opened(Receipt receipt, Instant at) {
    throw new UnsupportedOperationException("it gave no receipt");
  }

  @Override
  public void shows(Receipt receipt, String shown) {
    throw new UnsupportedOperationException("it gave no receipt");
  }
}
