package se.svarsvakt.setup;

import java.util.Set;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.rights.Feature;

/** What an administrator may choose to set up. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are made by Set.of
public enum SetupFeature implements EnumCode {
  /** Mailboxes are read and judged; always chosen. */
  READING(Feature.WATCHING),
  /** Reminders in the activity feed of Teams. */
  TEAMS(Feature.ACTIVITY_FEED),
  /** Cards, and a tab of one's own, in Teams. */
  BOT(Feature.ACTIVITY_FEED, Feature.APP_INSTALLATION),
  /** The pages for administrators, managers and everybody, with sign-in. */
  PAGES,
  /** Summaries and reminders by mail, from one mailbox. */
  MAIL(Feature.SENDING_MAIL),
  /** Outgoing calls settle voicemail. */
  CALLS(Feature.CALLS),
  /** Delegates are read from the Exchange admin API. */
  EXCHANGE(Feature.EXCHANGE_API);

  private final Set<Feature> needs;

  SetupFeature(Feature... needs) {
    this.needs = Set.of(needs);
  }

  /** What it is made of, as far as rights hang on it. */
  public Set<Feature> needs() {
    return needs;
  }
}
