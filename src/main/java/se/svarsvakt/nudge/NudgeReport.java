package se.svarsvakt.nudge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a planned nudge in this run.
 *
 * @param nudge the nudge
 * @param channel the channel's name
 * @param delivery what became of it; empty where it is due, and shown only
 */
public record NudgeReport(PlannedNudge nudge, String channel, Optional<Delivery> delivery) {
  /** About a delivery. */
  public NudgeReport(PlannedNudge nudge, String channel, Delivery delivery) {
    this(nudge, channel, Optional.of(delivery));
  }

  /**
   * What became of a nudge by the ways that it took: one report for each channel that the person
   * was told through or may be told through later, else one on the last that was tried.
   */
  static List<NudgeReport> of(PlannedNudge nudge, Map<String, Delivery> deliveries) {
    List<NudgeReport> all =
        deliveries.entrySet().stream()
            .map(each -> new NudgeReport(nudge, each.getKey(), each.getValue()))
            .toList();
    List<NudgeReport> reached =
        all.stream().filter(report -> report.isSent() || report.isFailed()).toList();
    return reached.isEmpty() ? List.of(all.getLast()) : reached;
  }

  /** Whether the person has it. */
  public boolean isSent() {
    return status().equals("SENT");
  }

  /** Whether it did not go out, and a later run tries again. */
  public boolean isFailed() {
    return status().equals("FAILED");
  }

  /** Whether nothing was tried, for nobody wants it or there is no way. */
  public boolean isNeedless() {
    return delivery.orElse(null) instanceof Delivery.Needless;
  }

  /** The word for it in the store and the program's output: what is uncertain is not sent again. */
  public String status() {
    return delivery.map(NudgeReport::status).orElse("PLANNED");
  }

  private static String status(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Sent _ -> "SENT";
      case Delivery.Failed _, Delivery.Started _ -> "FAILED";
      case Delivery.Skipped _, Delivery.Needless _, Delivery.Uncertain _ -> "SKIPPED";
    };
  }

  /** Why it was not sent; null where it was, or is only shown. */
  public @Nullable String reason() {
    return isSent() ? null : delivery.map(Delivery::reason).orElse(null);
  }
}
