package se.svarsvakt.graph.hub;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.amqp.AmqpTransportType;
import com.azure.core.credential.TokenCredential;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventProcessorClientBuilder;
import java.time.Duration;

/**
 * Makes the clients of one event hub.
 *
 * @param hub which one, for people: namespace, hub and consumer group
 * @param consumerGroup whose position in it is ours
 * @param access what both builders are given: where the hub is, and who asks
 */
public record HubClients(String hub, String consumerGroup, HubAccess access) {
  /** Of what is asked every minute anyway. */
  private static final AmqpRetryOptions ONCE =
      new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(Duration.ofSeconds(15));

  /** What tells two kinds of builders the same. */
  public interface HubAccess {
    /** Tells the one that takes events. */
    EventProcessorClientBuilder of(EventProcessorClientBuilder builder);

    /** Tells the one that asks how the hub stands. */
    EventHubClientBuilder of(EventHubClientBuilder builder);
  }

  /**
   * With the program's own identity, by port 443, which is open outwards where others are not.
   *
   * @param namespace its host, such as {@code county.servicebus.windows.net}
   */
  public static HubClients of(
      String namespace, String name, String consumerGroup, TokenCredential credential) {
    return new HubClients(
        named(namespace, name, consumerGroup),
        consumerGroup,
        new HubAccess() {
          @Override
          public EventProcessorClientBuilder of(EventProcessorClientBuilder builder) {
            return builder
                .credential(namespace, name, credential)
                .transportType(AmqpTransportType.AMQP_WEB_SOCKETS);
          }

          @Override
          public EventHubClientBuilder of(EventHubClientBuilder builder) {
            return builder
                .credential(namespace, name, credential)
                .transportType(AmqpTransportType.AMQP_WEB_SOCKETS);
          }
        });
  }

  /** By what an emulator of Microsoft's is reached with, on this machine and without TLS. */
  public static HubClients ofEmulator(int port, String name, String consumerGroup) {
    String access =
        "Endpoint=sb://127.0.0.1:%d;SharedAccessKeyName=emulator;SharedAccessKey=emulator;UseDevelopmentEmulator=true;EntityPath=%s"
            .formatted(port, name);
    return new HubClients(
        named("127.0.0.1", name, consumerGroup),
        consumerGroup,
        new HubAccess() {
          @Override
          public EventProcessorClientBuilder of(EventProcessorClientBuilder builder) {
            return builder.connectionString(access);
          }

          @Override
          public EventHubClientBuilder of(EventHubClientBuilder builder) {
            return builder.connectionString(access);
          }
        });
  }

  private static String named(String namespace, String name, String consumerGroup) {
    return namespace + "/" + name + "/" + consumerGroup;
  }

  EventProcessorClientBuilder processor() {
    return access.of(new EventProcessorClientBuilder()).consumerGroup(consumerGroup);
  }

  EventHubClientBuilder client() {
    return access.of(new EventHubClientBuilder()).consumerGroup(consumerGroup).retryOptions(ONCE);
  }
}
