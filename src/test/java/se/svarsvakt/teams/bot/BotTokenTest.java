package se.svarsvakt.teams.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.svarsvakt.http.BaseUrl;

/** Who is shown the bot's token. */
class BotTokenTest {
  @Test
  void a_fixed_token_stays_on_this_machine() {
    BotToken token = BotToken.constant("secret-token");
    assertThat(token.at(BaseUrl.parse("http://127.0.0.1:1/"))).contains("secret-token");
    assertThat(token.at(BaseUrl.parse("https://smba.trafficmanager.net/"))).isEmpty();
    assertThat(token).asString().doesNotContain("secret-token");
  }

  @Test
  void no_token_is_no_token() {
    assertThat(BotToken.none().at(BaseUrl.parse("http://127.0.0.1:1/")))
        .isEqualTo(Optional.empty());
  }
}
