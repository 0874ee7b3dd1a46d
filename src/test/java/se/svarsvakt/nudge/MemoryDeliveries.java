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
  private final Map<String, Map<String, Delivery>> attempts = new HashMap<>();

  /** Whether whoever begins is told that another one has the nudge. */
  boolean elsewhere;

  @Override
  public synchronized Map<String, Delivery> of(Outbox.Lease taken) {
    return Map.copyOf(attempts.getOrDefault(key(taken), Map.of()));
  }

  @Override
  public void begin(Outbox.Lease taken, String channel, Instant at) {
    if (elsewhere) {
      throw new LeaseLost();
    }
    record(taken, channel, new Delivery.Started());
  }

  private static String key(Outbox.Lease taken) {
    return taken.nudge() + " " + taken.round();
  }

  @Override
  public synchronized void record(Outbox.Lease taken, String channel, Delivery delivery) {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("H2 would close its file");
    }
    log.add(channel + " " + delivery.getClass().getSimpleName());
    attempts.computeIfAbsent(key(taken), _ -> new LinkedHashMap<>()).put(channel, delivery);
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
