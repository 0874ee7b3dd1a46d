package se.svarsvakt.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.http.ExternalSystem;

/**
 * What comes in over the network from others than this machine's.
 *
 * @param bot where activities go; empty where there is no bot
 * @param tab where the personal tab asks; empty where there is no tab
 * @param signIn how people sign in to the pages; empty where the pages are for this machine
 * @param notifications what Graph tells of changes; empty where it is not to
 */
public record Inbound(
    Optional<BotEndpoint> bot,
    Optional<TabEndpoint> tab,
    Optional<SignInEndpoint> signIn,
    Optional<ToldChanges> notifications) {
  /** From Teams alone. */
  public Inbound(Optional<BotEndpoint> bot, Optional<TabEndpoint> tab) {
    this(bot, tab, Optional.empty(), Optional.empty());
  }

  /** Nothing comes in. */
  public static Inbound none() {
    return new Inbound(Optional.empty(), Optional.empty());
  }

  /** The same, and what Graph tells of changes. */
  public Inbound with(ToldChanges changes) {
    return new Inbound(bot, tab, signIn, Optional.of(changes));
  }

  /** Those who publish the keys of the tokens that come in. */
  public List<ExternalSystem> systems() {
    return Stream.<Optional<? extends ExternalSystem>>of(
            bot.flatMap(BotEndpoint::tokens),
            tab.map(TabEndpoint::tokens),
            signIn.map(SignInEndpoint::provider))
        .<ExternalSystem>flatMap(Optional::stream)
        .toList();
  }

  boolean isDevelopment() {
    return bot.filter(BotEndpoint::isDevelopment).isPresent();
  }
}
