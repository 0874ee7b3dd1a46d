package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token tells of the rights in Entra, and what tells nothing. */
class TokenRolesTest {
  private static String token(String claims) {
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".x";
  }

  @Test
  void the_roles_of_an_application_are_told() {
    assertThat(TokenRoles.of(token("{\"roles\":[\"Mail.Read\",\"User.Read.All\"]}")))
        .hasValueSatisfying(
            roles -> assertThat(roles).containsExactlyInAnyOrder("Mail.Read", "User.Read.All"));
  }

  @Test
  void a_token_without_roles_grants_nothing() {
    assertThat(TokenRoles.of(token("{\"appid\":\"a\"}")))
        .hasValueSatisfying(roles -> assertThat(roles).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "opaque", "a.b", "a.%%.c", "e30.bm9uc2Vuc2U.x", "e30.W10.x"})
  void anything_else_tells_nothing(String token) {
    assertThat(TokenRoles.of(token)).isEmpty();
  }
}
