package se.svarsvakt.simulator;

import java.time.Instant;
import java.util.Map;

/**
 * An activity notification that stands in somebody's Teams feed.
 *
 * @param recipientId object id of the person
 * @param recipientAddress mail address of the person
 * @param chainId the chain that it belongs to; empty for none
 * @param previewText what the feed shows below the title
 * @param activityType as the Teams app's manifest names it
 * @param templateParameters by name
 * @param webUrl where a click leads
 * @param receivedAt by the tenant's clock
 */
public record ReceivedNotification(
    String recipientId,
    String recipientAddress,
    String chainId,
    String previewText,
    String activityType,
    Map<String, String> templateParameters,
    String webUrl,
    Instant receivedAt) {
  /** Keeps a copy. */
  public ReceivedNotification {
    templateParameters = Map.copyOf(templateParameters);
  }

  boolean replaces(ReceivedNotification earlier) {
    return !chainId.isEmpty()
        && chainId.equals(earlier.chainId())
        && recipientId.equals(earlier.recipientId());
  }
}
