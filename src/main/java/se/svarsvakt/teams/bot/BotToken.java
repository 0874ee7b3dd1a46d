package se.svarsvakt.teams.bot;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.util.Optional;
import se.svarsvakt.http.BaseUrl;

/** The bearer token that the bot shows the Bot Connector, and to whom it may be shown. */
sealed interface BotToken {
  /** The token for an address; empty where none is to be sent there. */
  Optional<String> at(BaseUrl address);

  /**
   * Tokens of the bot's application, for https alone.
   *
   * @param credential of the single-tenant application
   */
  record OfApplication(TokenCredential credential) implements BotToken {
    private static final String SCOPE = "https://api.botframework.com/.default";

    @Override
    public Optional<String> at(BaseUrl address) {
      TokenRequestContext context = new TokenRequestContext().addScopes(SCOPE);
      return address.isSecure()
          ? Optional.of(credential.getTokenSync(context).getToken())
          : Optional.empty();
    }
  }

  /**
   * One token that never changes, for this machine alone.
   *
   * @param value the token
   */
  record StaticToken(String value) implements BotToken {
    @Override
    public Optional<String> at(BaseUrl address) {
      return address.isLoopback() ? Optional.of(value) : Optional.empty();
    }

    @Override
    public String toString() {
      return "StaticToken[…]";
    }
  }

  /** No token, as Microsoft's test clients want it: for this machine alone. */
  record None() implements BotToken {
    @Override
    public Optional<String> at(BaseUrl address) {
      return Optional.empty();
    }
  }
}
