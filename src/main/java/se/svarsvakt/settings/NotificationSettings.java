package se.svarsvakt.settings;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether Graph is asked to tell of changes between passes, and by what way.
 *
 * @param enabled whether it is
 * @param hub where it tells; empty for the pages' public address
 */
public record NotificationSettings(boolean enabled, Optional<EventHubSettings> hub) {
  /**
   * An event hub, to which Graph writes and from which the program reads.
   *
   * @param address as subscriptions have it (Graph docs, change notifications by Event Hubs)
   * @param namespace the host of the hub's namespace; this machine's of an emulator, with its port
   * @param name the hub's name
   * @param consumerGroup whose position in the hub is the program's
   */
  public record EventHubSettings(URI address, URI namespace, String name, String consumerGroup) {
    static final String DEFAULT_GROUP = "$Default";

    EventHubSettings readAs(String group) {
      return new EventHubSettings(address, namespace, name, group);
    }

    /** Whether it is Microsoft's emulator on this machine, which knows neither TLS nor Entra. */
    public boolean isEmulator() {
      return ServiceUrl.isLoopback(namespace);
    }
  }

  /** The form by which the hub itself lets Graph in, and no key vault; an emulator's beside it. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "EventHub:"
              + "(https://[a-z0-9][a-z0-9.-]*[.]servicebus"
              + "[.](?:windows[.]net|usgovcloudapi[.]net|chinacloudapi[.]cn)"
              + "|http://(?:127[.]0[.]0[.]1|localhost):[0-9]{1,4}[0-9]?)"
              + "/eventhubname/([a-z0-9][a-z0-9._-]{0,255})[?]tenantId=[a-z0-9][a-z0-9.-]*",
          Pattern.CASE_INSENSITIVE);

  static final Format<EventHubSettings> HUB =
      new Format<>(
          "EventHub:https://NAMESPACE.servicebus.windows.net/eventhubname/HUB?tenantId=DOMAIN",
          NotificationSettings::parse);

  static final Format<String> CONSUMER_GROUP =
      Formats.TEXT.where(
          "a consumer group's name, such as $Default",
          text -> text.matches("[$]?[A-Za-z0-9][A-Za-z0-9._-]{0,49}"));

  private static EventHubSettings parse(String text) {
    Matcher parts = ADDRESS.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("another form");
    }
    return new EventHubSettings(
        URI.create(text),
        URI.create(parts.group(1)),
        parts.group(2),
        EventHubSettings.DEFAULT_GROUP);
  }
}
