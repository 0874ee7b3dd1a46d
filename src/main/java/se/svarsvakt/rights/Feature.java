package se.svarsvakt.rights;

import java.util.EnumSet;
import java.util.Set;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.settings.Settings;

/** What an organisation may switch on or leave off, as far as rights hang on it. */
public enum Feature implements EnumCode {
  /** Reading mailboxes and judging them; always on. */
  WATCHING,
  /** Only the members of a group are watched. */
  GROUP_SCOPE,
  /** Reminders in the activity feed of Teams. */
  ACTIVITY_FEED,
  /** The bot installs the app for people who lack it. */
  APP_INSTALLATION,
  /** Mail from one mailbox: weekly summaries, and reminders as the last resort. */
  SENDING_MAIL,
  /** Outgoing calls settle voicemail. */
  CALLS,
  /** Delegates are read from the Exchange admin API. */
  EXCHANGE_API;

  /**
   * Those that the settings switch on. No setting asks for the installation of the app by itself:
   * it is off where the cloud does not offer it. The activity feed is where the bot's cards go that
   * reach nobody; where the cloud does not offer that, only a setting that names it asks for it.
   */
  public static Set<Feature> of(Settings settings) {
    Set<Feature> on = EnumSet.of(WATCHING);
    boolean app = settings.teams().appId().isPresent();
    boolean bot = settings.teams().bot().enabled();
    add(on, GROUP_SCOPE, settings.scope().group().isPresent());
    add(
        on,
        ACTIVITY_FEED,
        app && (!isLacking(settings, ACTIVITY_FEED) || settings.wantsActivityFeed()));
    add(on, APP_INSTALLATION, app && bot && !isLacking(settings, APP_INSTALLATION));
    add(on, SENDING_MAIL, settings.teams().mailFrom().isPresent());
    add(on, CALLS, settings.callsEnabled());
    add(on, EXCHANGE_API, settings.delegates().exchangeEnabled());
    return on;
  }

  private static boolean isLacking(Settings settings, Feature feature) {
    return settings.graph().cloud().lacks().contains(feature.code());
  }

  private static void add(Set<Feature> features, Feature feature, boolean isOn) {
    if (isOn) {
      features.add(feature);
    }
  }
}
