package se.svarsvakt.teams.bot;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.util.Optional;
import se.svarsvakt.http.BaseUrl;

/** The bearer token that the bot shows the Bot Connector, and to whom it may be shown. */
@FunctionalInterface
interface BotToken {
  /** The token for an address; empty where none is to be sent there. */
  Optional<String> at(BaseUrl address);

  /**
   * Tokens of the bot's application, for https alone.
   *
   * @param credential of the single-tenant application
   * @param scope what a token is asked for, ending in {@code /.default}
   */
  static BotToken ofApplication(TokenCredential credential, String scope) {
    TokenRequestContext context = new TokenRequestContext().addScopes(scope);
    return address ->
        address.isSecure()
            ? Optional.of(credential.getTokenSync(context).getToken())
            : Optional.empty();
  }

  /** One token that never changes, for this machine alone. */
  static BotToken constant(String token) {
    return address -> address.isLoopback() ? Optional.of(token) : Optional.empty();
  }

  /** No token, as Microsoft's test clients want it: for this machine alone. */
  static BotToken none() {
    return _ -> Optional.empty();
  }
}
